import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PhoneNumbersClient } from '@azure/communication-phone-numbers';
import { CarrierProcess } from '@switchboard/carrier';
import type { Scope } from '@switchboard/kernel';
import { dataPlaneProcess } from './_data-plane-process.ts';
import type { DataPlaneProcess } from './_data-plane-process.ts';
import { eventEndpoint } from './_event-endpoint.ts';
import type { EventEndpoint } from './_event-endpoint.ts';
import { telephonyProcess } from './_telephony-process.ts';
import type { TelephonyProcess } from './_telephony-process.ts';

export const HANDSETS = Array.from({ length: 5 }, (_, at) => `+1425555019${at}`);

/** A number that texts come from, and everybody who is killed. */
export interface TextNetwork {
  readonly carrier: CarrierProcess;
  readonly planes: readonly DataPlaneProcess[];
  readonly telephony: TelephonyProcess;
  /** Another subscriber of the same events. */
  readonly endpoint: EventEndpoint;
  readonly ours: string;
}

interface Environments {
  readonly planes: Readonly<Record<string, string>>;
  readonly telephony: Readonly<Record<string, string>>;
}

/** Starts a carrier, so many data planes, and the telephony service over the first of them. */
export async function openTextNetwork(
  scope: Scope,
  count: number,
  environments: Environments,
): Promise<TextNetwork> {
  const folder = await mkdtemp(join(tmpdir(), 'switchboard-carrier-'));
  scope.add(() => rm(folder, { recursive: true, force: true }));
  const carrier = scope.use(await CarrierProcess.start(folder));
  const endpoint = scope.use(await eventEndpoint());
  const { account, smpp } = carrier;
  const toCarrier = {
    NUMBERS_INVENTORY_URL: carrier.http,
    NUMBERS_INVENTORY_KEY: carrier.inventoryKey,
    SMPP_URL: `smpp://${account.systemId}@${smpp.host}:${smpp.port}`,
    SMPP_PASSWORD: account.password,
  };
  const planes: DataPlaneProcess[] = [];
  for (let at = 0; at < count; at++)
    planes.push(scope.use(await dataPlaneProcess({ ...toCarrier, ...environments.planes })));
  const telephony = scope.use(
    await telephonyProcess(planes[0]!.connectionString, environments.telephony),
  );
  // Those over one database bring its tables up to date one after the other.
  const startPlanes = async () => {
    for (const plane of planes) await plane.start();
  };
  await Promise.all([startPlanes(), telephony.start()]);
  for (const handset of HANDSETS) await carrier.api.open(handset);
  const ours = await buyNumber(planes[0]!);
  telephony.route(ours);
  await subscribe(planes[0]!, { name: 'texts', endpoint: endpoint.url });
  await subscribe(planes[0]!, telephony.subscription);
  return { carrier, planes, telephony, endpoint, ours };
}

async function buyNumber({ connectionString }: DataPlaneProcess): Promise<string> {
  const numbers = new PhoneNumbersClient(connectionString, {
    allowInsecureConnection: true,
    retryOptions: { maxRetries: 0 },
  });
  const search = await numbers.beginSearchAvailablePhoneNumbers({
    countryCode: 'US',
    phoneNumberType: 'geographic',
    assignmentType: 'application',
    capabilities: { calling: 'inbound+outbound', sms: 'inbound+outbound' },
  });
  const { searchId, phoneNumbers } = await search.pollUntilDone();
  await (await numbers.beginPurchasePhoneNumbers(searchId)).pollUntilDone();
  return phoneNumbers[0]!;
}

async function subscribe({ control }: DataPlaneProcess, subscription: object): Promise<void> {
  const answer = await fetch(`${control}/events/subscriptions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(subscription),
  });
  expect(answer.status).toBe(201);
  expect(await answer.json()).toMatchObject({ state: 'Succeeded' });
}
