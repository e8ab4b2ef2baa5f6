import type { RelayRequest } from '@switchboard/identity';
import type { Origin } from '../../actor.ts';
import type { RelayServers } from '../../shapes.ts';

/** STUN and TURN servers for one person, good until they expire. */
export interface IssuedRelay extends RelayServers {
  readonly expiresOn: Date;
}

export interface RelayService {
  /** @throws PlatformError `relay-not-available` where the back end has no relay */
  issue(origin: Origin, request: RelayRequest): Promise<IssuedRelay>;
}
