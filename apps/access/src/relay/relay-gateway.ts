import { accessError } from '@switchboard/access-api';
import type { IssuedRelay } from '@switchboard/access-api';
import type { RelayClient } from '@switchboard/acs-client/server';
import type { Clock, PlatformError } from '@switchboard/kernel';
import { askAcs } from '../acs/ask-acs.ts';

/** What ACS does with relays, in our words and with our errors. */
export interface RelayGateway {
  /**
   * @throws PlatformError `identity-not-owned` when ACS does not know the identity, `relay-not-available`
   * when it has no relay
   */
  issue(userId: string, lifetimeMinutes: number): Promise<IssuedRelay>;
}

export function createRelayGateway(client: RelayClient, clock: Clock): RelayGateway {
  return {
    async issue(userId, lifetimeMinutes) {
      const asked = () => client.credentialsFor(userId, lifetimeMinutes * 60);
      const { iceServers, expiresOn } = await askAcs(asked, clock);
      if (iceServers.length === 0) throw relayNotAvailable();
      return {
        expiresOn,
        iceServers: iceServers.map(({ urls, username, credential }) => ({
          ...{ urls, username, credential },
        })),
      };
    },
  };
}

export function relayNotAvailable(): PlatformError {
  return accessError('relay-not-available', 'There is no relay here.');
}
