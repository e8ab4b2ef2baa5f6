import type { Transaction } from '../../platform/database/database.ts';
import { port } from '../../platform/ports.ts';
import type { NewEvent } from './event.ts';

export type { NewEvent } from './event.ts';

/** Begins to deliver what was appended; call it after the commit. */
export type AfterCommit = () => void;

/** What other services know of events: they append them, subscribers get them. */
export interface Events {
  /** Whether anybody may get events of such types: ask before making what costs something. Costs no query. */
  wants(...types: readonly string[]): boolean;
  /** Whether anybody would get this one, whose filter it passes. Costs no query. */
  wouldReach(event: Pick<NewEvent, 'type' | 'subject' | 'data'>): boolean;
  /**
   * Writes events in the transaction of what happened, for those who subscribed to them; nothing when
   * nobody did. Each arrives at least once, whatever happens to this process.
   */
  append(tx: Transaction, events: readonly NewEvent[]): Promise<AfterCommit>;
  /**
   * Delivers events of what waits for no commit, and writes them meanwhile. When it fails they may have arrived
   * all the same; whoever does it again appends them, which knows what is there already.
   */
  publish(events: readonly NewEvent[]): Promise<void>;
}

export const eventsPort = port<Events>('events');
