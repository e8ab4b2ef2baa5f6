import { PhoneNumbersClient } from '@azure/communication-phone-numbers';
import { createBotsClient } from '@switchboard/bots-api/client';
import type { BotsClient } from '@switchboard/bots-api/client';
import { compose, readConfig } from '@switchboard/bots-service';
import type { BotsOverrides } from '@switchboard/bots-service';
import { botsService, subscriptionsOf } from '@switchboard/stack';
import type { Setting } from '@switchboard/stack';
import type { Stack } from '../src/index.ts';
import { freePort } from './_free-port.ts';

/** The bots service over a stack with phones, as an admin sees it. */
export interface Bots extends AsyncDisposable {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly client: BotsClient;
  /** A number that was bought, which the reception answers. */
  readonly ours: string;
}

export interface BotsOptions extends Pick<BotsOverrides, 'profile'> {
  readonly telephonyUrl?: string;
}

/** Starts the bots, and gives the reception a number. */
export async function openBots(stack: Stack, options: BotsOptions = {}): Promise<Bots> {
  const { telephonyUrl, ...overrides } = options;
  const port = await freePort('tcp');
  const service = await compose(
    readConfig({
      ...stack.environmentOf(botsService),
      ...{ DATABASE_URL: 'pglite:memory', LOG_LEVEL: 'silent', BOTS_PORT: String(port) },
      ...{ ACS_CONNECTION_STRING: overHttp(stack), ACCESS_URL: stack.accessUrl },
      BOTS_CALLBACKS_URL: `http://localhost:${port}`,
      ...(telephonyUrl !== undefined && { TELEPHONY_SERVICE_URL: telephonyUrl }),
    }),
    overrides,
  );
  await subscribe(stack, port);
  const { url } = service;
  const token = stack.identityProvider.mintAccessToken('dana');
  const headers = { authorization: `Bearer ${token}` };
  const client = createBotsClient({ url: `${url}/trpc`, headers: () => headers });
  const ours = await buyNumber(stack);
  await client.bots.put.mutate({ botId: 'reception', numbers: [ours] });
  return {
    ...{ url, headers, client, ours },
    [Symbol.asyncDispose]: () => service[Symbol.asyncDispose](),
  };
}

/** This process trusts no local authority. */
export function overHttp({ dataplane: { connectionString, http } }: Stack): string {
  return connectionString.replace(/endpoint=[^;]+/, `endpoint=${http}/`);
}

/** A number that takes calls, and texts if they are wanted. */
export async function buyNumber(
  stack: Stack,
  sms: 'none' | 'inbound+outbound' = 'none',
): Promise<string> {
  const options = { allowInsecureConnection: true, retryOptions: { maxRetries: 0 } };
  const numbers = new PhoneNumbersClient(overHttp(stack), options);
  const search = await numbers.beginSearchAvailablePhoneNumbers({
    ...{ countryCode: 'US', phoneNumberType: 'geographic', assignmentType: 'application' },
    capabilities: { calling: 'inbound+outbound', sms },
  });
  const { searchId, phoneNumbers } = await search.pollUntilDone();
  await (await numbers.beginPurchasePhoneNumbers(searchId)).pollUntilDone();
  return phoneNumbers[0]!;
}

/** The subscription that `npm start` writes down, for where the service is here; of calls to its identity, and of texts, as well. */
async function subscribe(stack: Stack, http: number): Promise<void> {
  const secret = () => stack.environmentOf(botsService)['BOTS_EVENTS_SECRET'] ?? '';
  const ports = { 'bots-service': { http } };
  const setting: Setting = { state: '', limits: '', ports, running: [botsService], secret };
  const types = ['IncomingCall', 'SMSReceived'];
  const filter = { includedEventTypes: types.map((type) => `Microsoft.Communication.${type}`) };
  const answer = await fetch(`${stack.dataplane.control}/events/subscriptions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ ...subscriptionsOf(setting)[0], filter }),
  });
  expect(await answer.json()).toMatchObject({ state: 'Succeeded' });
}
