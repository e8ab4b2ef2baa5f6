import type { ControlClient, PhoneNetwork } from '@switchboard/control-client';
import { refusalOf } from '@switchboard/control-client';
import type { PhoneNetworkState } from '@switchboard/access-api';

export type NetworkRead =
  | { readonly live: 'on'; readonly network: PhoneNetwork }
  | { readonly live: Exclude<PhoneNetworkState['live'], 'on'> };

/** How the ways to the phone network are, or why that is not known; it never throws. */
export async function readNetwork(
  control: Pick<ControlClient, 'phone'> | undefined,
): Promise<NetworkRead> {
  if (!control) return { live: 'not-ours' };
  try {
    return { live: 'on', network: await control.phone.network() };
  } catch (error) {
    return { live: refusalOf(error)?.status === 404 ? 'off' : 'unavailable' };
  }
}
