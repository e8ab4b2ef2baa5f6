import type { Origin } from '../../actor.ts';

/** What somebody signs in to: apps of pages, and the phone app. */
export const pageApps = ['web', 'console', 'networking', 'telephony', 'bots', 'native'] as const;

export type PageApp = (typeof pageApps)[number];

/** The sign-in of one browser, as far as it may be shown. */
export interface SessionRecord {
  /** Names it to who may end it, and lets nobody ask as it. */
  readonly id: string;
  /** The families of what it was signed in with; null where that did not say. */
  readonly browser: string | null;
  readonly system: string | null;
  readonly app: PageApp | null;
  readonly signedInAt: Date;
  /** To the minute. */
  readonly lastUsedAt: Date;
  readonly expiresAt: Date;
  /** Pushes reach its device while nothing is open on it, as far as that is known. */
  readonly getsPushes: boolean;
  /** The one that the list is asked for with. */
  readonly current: boolean;
}

export interface SessionService {
  /** The sign-ins of a person that still count, the last used first; the latest 50. */
  list(personId: string, current: string | undefined): Promise<readonly SessionRecord[]>;
  /** The sign-in of one browser is over, wherever its cookie was copied to, and so are pushes to it. */
  end(origin: Origin, sessionId: string): Promise<void>;
  /**
   * One of a list is over; told again, it changes nothing.
   *
   * @throws PlatformError `session-not-found` also for another person's
   */
  endListed(origin: Origin, personId: string, id: string): Promise<void>;
  /** Every sign-in of a person but the one that is kept is over, at once. */
  endOthers(origin: Origin, personId: string, kept: string | undefined): Promise<void>;
}
