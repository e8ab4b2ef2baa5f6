import { access } from '@switchboard/page-client';
import type { PhoneNetwork, Route, Trunk } from './use-phone-network';

export interface NetworkChange {
  readonly trunks?: readonly Pick<Trunk, 'fqdn' | 'port'>[];
  readonly routes?: readonly Route[];
}

/**
 * Replaces trunks or routes. What the data plane was started with is set first where the resource has
 * none, so that calls go on as they did.
 */
export async function saveNetwork(network: PhoneNetwork, change: NetworkChange): Promise<void> {
  const { revision } = network.isDefault ? await keepDefault(network) : network;
  if (change.trunks) await setTrunks(revision, change.trunks);
  if (change.routes) {
    await access.phoneNetwork.setRoutes.mutate({ revision, routes: [...change.routes] });
  }
}

async function keepDefault({ revision, trunks, routes }: PhoneNetwork): Promise<PhoneNetwork> {
  await setTrunks(revision, trunks);
  const { revision: between } = await access.phoneNetwork.trunks.query();
  await access.phoneNetwork.setRoutes.mutate({ revision: between, routes });
  return access.phoneNetwork.trunks.query();
}

async function setTrunks(
  revision: string,
  trunks: NonNullable<NetworkChange['trunks']>,
): Promise<void> {
  const entries = trunks.map(({ fqdn, port }) => ({ fqdn, port }));
  await access.phoneNetwork.setTrunks.mutate({ revision, trunks: entries });
}
