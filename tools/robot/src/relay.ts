import { relayCredentials } from '@switchboard/access-api/client';
import type { RelayAccess } from '@switchboard/access-api/client';
import { singleFlight } from '@switchboard/kernel';
import type { Clock } from '@switchboard/kernel';
import type { IceCredentials } from '@switchboard/networking';

/** The relay of all spaces, asked for once: what a person may have a day is counted. */
export function createRelay(access: RelayAccess, clock: Clock): () => Promise<IceCredentials> {
  let held: IceCredentials | undefined;
  let goodUntilMs = 0;
  const renew = singleFlight(async () => {
    held = await relayCredentials(access);
    // In the second half of their life whoever asks wants to renew them.
    goodUntilMs = (clock.now() + held.expiresOn.getTime()) / 2;
    return held;
  });
  return async () => (held && clock.now() < goodUntilMs ? held : renew());
}
