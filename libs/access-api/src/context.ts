import type { Actor } from './actor.ts';

/** What the server knows of one HTTP request. */
export interface AccessContext {
  readonly requestId: string;
  /** The browser's sign-in that the request belongs to; none for programs and guests. */
  readonly sessionId?: string | undefined;
  /** The caller's network address, as far as it can be trusted. */
  readonly address: string;
  /**
   * Who is asking; asks the database once per request.
   *
   * @throws PlatformError of category `unauthenticated`
   */
  readonly authenticate: () => Promise<Actor>;
  /** The same, of this moment: somebody may have been blocked meanwhile. */
  readonly authenticateAgain: () => Promise<Actor>;
}
