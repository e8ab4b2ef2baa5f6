import type { Scope } from '@switchboard/kernel';
import { startDataPlane, stateFolder } from '../data-plane.ts';
import type { DataPlane } from '../data-plane.ts';
import { freePort } from '../free-port.ts';
import { openTrunk } from './trunk.ts';
import type { Trunk } from './trunk.ts';

/** Numbers of the resource. From one of them a hundred phones are called at a time at most. */
export const OURS = ['+14255550100', '+14255550101', '+14255550102', '+14255550103'] as const;
export const THEIRS = '+14255550123';

/** A data plane as it ships, with the phone network that it calls. */
export async function startPhonePlane(
  scope: Scope,
  env: Readonly<Record<string, string>> = {},
): Promise<{ plane: DataPlane; trunk: Trunk; sipPort: number }> {
  const trunk = await openTrunk(scope);
  const sipPort = await freePort();
  const plane = scope.use(
    await startDataPlane(await stateFolder(scope), {
      DATAPLANE_PHONE: 'on',
      SIP_PORT: String(sipPort),
      SIP_RTP_PORTS: '26000-26999',
      SIP_TRUNK_URL: `sip:trunk.localhost:${trunk.port};transport=udp`,
      ...env,
    }),
  );
  await plane.plane.seed({ phoneNumbers: OURS.map((phoneNumber) => ({ phoneNumber })) });
  return { plane, trunk, sipPort };
}
