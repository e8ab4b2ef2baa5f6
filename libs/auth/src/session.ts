import { z } from 'zod';

/** What a page's server knows of who is signed in. */
export interface Session {
  /** For the trusted service; never for the page. */
  readonly accessToken: string;
  readonly subject: string;
  readonly name: string;
  /** When the access token ends, in milliseconds since the epoch. */
  readonly expiresAt: number;
  /** Of this sign-in, the same for as long as it lasts; says nothing by itself. */
  readonly sessionId: string;
  /** When it was signed in, in milliseconds since the epoch. */
  readonly startedAt: number;
}

/** What the session cookie holds, encrypted. */
export const storedSession = z.object({
  accessToken: z.string(),
  refreshToken: z.string().optional(),
  idToken: z.string().optional(),
  subject: z.string(),
  name: z.string(),
  expiresAt: z.number(),
  sessionId: z.string(),
  startedAt: z.number(),
});

export type StoredSession = z.infer<typeof storedSession>;

/** What is remembered between leaving for the provider and coming back. */
export const storedDeparture = z.object({
  state: z.string(),
  nonce: z.string(),
  verifier: z.string(),
  returnTo: z.string(),
});

export function publicSession(stored: StoredSession): Session {
  const { accessToken, subject, name, expiresAt, sessionId, startedAt } = stored;
  return { accessToken, subject, name, expiresAt, sessionId, startedAt };
}
