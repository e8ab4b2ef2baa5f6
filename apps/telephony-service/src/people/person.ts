import type { Actor } from '@switchboard/telephony-api';

/** Who asks, as the trusted service knows them. */
export interface Person extends Actor {
  /** Their communication identity, by which they are rung; null until they have had a token. */
  readonly userId?: string | null;
}
