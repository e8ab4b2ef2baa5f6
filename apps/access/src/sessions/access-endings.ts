import { createClaims } from '../push/claims.ts';
import { createDeviceKeeper } from '../push/device-keeper.ts';
import type { KeeperTools } from '../push/device-keeper.ts';
import { createRevocations } from '../tokens/revocations.ts';
import type { RevocationTools } from '../tokens/revocations.ts';
import { createSessions } from './session-service.ts';
import type { SessionTools } from './session-service.ts';

/** What ends tokens and sign-ins, and with these the pushes to their devices. */
export function accessEndings(
  tools: Omit<RevocationTools, 'claims' | 'devices'> &
    Omit<KeeperTools, 'claims'> &
    Omit<SessionTools, 'devices'>,
) {
  const claims = createClaims(tools.client, tools.clock);
  const devices = createDeviceKeeper({ ...tools, claims });
  return {
    claims,
    revocations: createRevocations({ ...tools, claims, devices }),
    sessions: createSessions({ ...tools, devices }),
  };
}
