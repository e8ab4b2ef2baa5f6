import type { Origin } from '../actor.ts';

export interface SessionService {
  /** The sign-in of one browser is over, wherever its cookie was copied to. */
  end(origin: Origin, sessionId: string): Promise<void>;
  /** Every sign-in of a person but the one that is kept is over, at once. */
  endOthers(origin: Origin, personId: string, kept: string | undefined): Promise<void>;
}
