import type { z } from 'zod';
import type { Actor } from '../../actor.ts';
import type { Page } from '../../shapes.ts';
import type { Change } from '../inbox/shapes.ts';
import type { failedInput, HandoverView, listInput, requestInput } from './shapes.ts';

/**
 * Bots ask for a person, people of the team accept or pass. To whom a handover is no concern there is none:
 * `handover-not-found`.
 */
export interface HandoverService {
  /**
   * Asked again with the same id, the first one is answered with as it is by now.
   *
   * @throws PlatformError `team-not-found`, `handover-exists` for an id of somebody else's, `handovers-full`
   */
  request(actor: Actor, request: z.output<typeof requestInput>): Promise<HandoverView>;
  /** For the bot that asked, its team, and who looks after calls. */
  get(actor: Actor, id: string): Promise<HandoverView>;
  /** By the bot. What is over stays as it is. */
  cancel(actor: Actor, id: string): Promise<HandoverView>;
  /** By the bot: the person speaks. @throws PlatformError `handover-wrong-state` */
  connected(actor: Actor, id: string): Promise<HandoverView>;
  /** By the bot: whoever accepted was not reached. @throws PlatformError `handover-wrong-state` */
  failed(actor: Actor, request: z.output<typeof failedInput>): Promise<HandoverView>;
  /** The ids of what changes of what the actor has requested; it ends when `signal` does. */
  watch(actor: Actor, signal: AbortSignal): AsyncIterable<Change>;
  /** By whom it is offered to. @throws PlatformError `handover-taken` */
  accept(actor: Actor, id: string): Promise<HandoverView>;
  /** Passing twice, or too late, changes nothing. */
  pass(actor: Actor, id: string): Promise<HandoverView>;
  /** Open ones by how long they wait, past ones the latest first. */
  list(actor: Actor, request: z.output<typeof listInput>): Promise<Page<HandoverView>>;
}
