import type { CallEvent } from '@switchboard/acs-wire';
import type { Requester } from '../bus.ts';
import type { End } from '../call/end.ts';

/** Who calls, and the number that phones are to see. */
export interface Asked {
  readonly from: Requester;
  readonly callerId: string | undefined;
}

/**
 * One kind of place where a leg can end, and what calls need of it. An end hears of its call by events
 * and acts by the requests of the bus, as whoever holds it has verified who it is.
 */
export interface EndKind {
  readonly name: string;
  /** Whether somebody with this raw identifier can be reached by this kind. */
  serves(address: string): boolean;
  /** @throws Refusal when one of these may not be called, or not so; without it, everybody may be */
  admit?(addresses: readonly string[], asked: Asked): Promise<void>;
  /** Where each of them can be rung now; who cannot be has no ends. One question for all. */
  reach(addresses: readonly string[]): Promise<ReadonlyMap<string, readonly End[]>>;
  /**
   * Says something to an end of this process. An end that is gone tells the home of the call, so that
   * nobody waits for it; one that cannot be rung now says why.
   */
  deliver(id: string, event: CallEvent): void;
  /** A process died: the calls whose home it was are over for the ends of this process. */
  homeGone(process: string): void;
}
