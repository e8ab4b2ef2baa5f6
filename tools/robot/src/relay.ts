import { singleFlight } from '@switchboard/kernel';
import type { Clock } from '@switchboard/kernel';
import type { CredentialsReason, IceCredentials } from '@switchboard/networking';

/** All spaces lose a relay at about the same time, and need not ask one by one. */
const YOUNG_MS = 10_000;

export type Relay = (reason: CredentialsReason) => Promise<IceCredentials>;

/** The relay of all spaces, asked for once: what a person may have a day is counted. */
export function createRelay(ask: () => Promise<IceCredentials>, clock: Clock): Relay {
  let held: IceCredentials | undefined;
  let sinceMs = -Infinity;
  const renew = singleFlight(async () => {
    held = await ask();
    sinceMs = clock.now();
    return held;
  });
  return async (reason) => {
    if (!held) return renew();
    // In the second half of their life whoever asks wants to renew them.
    const halfLifeMs = (held.expiresOn.getTime() - sinceMs) / 2;
    const ageMs = clock.now() - sinceMs;
    return ageMs < (reason === 'unreachable' ? YOUNG_MS : halfLifeMs) ? held : renew();
  };
}
