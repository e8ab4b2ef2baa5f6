import { createAccessClient } from '@switchboard/access-api/client';
import { subscriptionsOf, telephonyService } from '@switchboard/stack';
import type { Setting } from '@switchboard/stack';
import { createTelephonyClient, telephonyFailure } from '@switchboard/telephony-api/client';
import { compose, readConfig } from '@switchboard/telephony-service';
import type { Telephony } from '@switchboard/telephony-service';
import { startStack } from '../src/index.ts';
import type { Stack } from '../src/index.ts';

let stack: Stack;
let telephony: Telephony;
beforeAll(async () => {
  stack = await startStack();
  const { dataplane } = stack;
  const environment = stack.environmentOf(telephonyService);
  const overHttp = dataplane.connectionString.replace(
    /endpoint=[^;]+/,
    `endpoint=${dataplane.http}/`,
  );
  telephony = await compose(
    readConfig({
      ...environment,
      ...{ DATABASE_URL: 'pglite:memory', ACS_CONNECTION_STRING: overHttp, LOG_LEVEL: 'silent' },
      ACCESS_URL: stack.accessUrl,
    }),
  );
});
afterAll(async () => {
  await telephony[Symbol.asyncDispose]();
  await stack[Symbol.asyncDispose]();
});

const as = (login: string) => {
  const token = stack.identityProvider.mintAccessToken(login);
  return createTelephonyClient({
    url: `${telephony.url}/trpc`,
    headers: () => ({ authorization: `Bearer ${token}` }),
  });
};

/** The subscription that `npm start` writes down, for where the service is here. */
function subscription(): Record<string, unknown> {
  const ports = { 'telephony-service': { http: Number(new URL(telephony.url).port) } };
  const secret = () => stack.environmentOf(telephonyService)['TELEPHONY_EVENTS_SECRET'] ?? '';
  const setting: Setting = { state: '', limits: '', ports, running: [telephonyService], secret };
  return subscriptionsOf(setting)[0] as Record<string, unknown>;
}

const subscribe = (change: object) =>
  fetch(`${stack.dataplane.control}/events/subscriptions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ ...subscription(), ...change }),
  }).then((answer) => answer.json() as Promise<{ state: string }>);

test('the data plane may tell it of events, by the secret that both were told', async () => {
  expect(await subscribe({})).toMatchObject({ state: 'Succeeded' });
  const headers = [{ name: 'x-telephony-secret', value: 'of somebody else, and just as long' }];
  expect(await subscribe({ name: 'stranger', headers })).toMatchObject({ state: 'Failed' });
});

test('who somebody is and may do, it knows from the trusted service', async () => {
  expect(await as('alice').inbox.list.query({})).toEqual({ items: [], cursor: null, unread: 0 });
  expect((await as('alice').inbox.colleagues.query()).items).toMatchObject([{ name: 'Alice' }]);
  const put = { ours: '+14255550100', label: 'Shop', verification: 'verified' } as const;
  const refused = await as('alice')
    .numbers.put.mutate(put)
    .catch((error: unknown) => telephonyFailure(error)?.code);
  expect(refused).toBe('not-allowed');
  expect(await as('dana').numbers.put.mutate(put)).toMatchObject({ label: 'Shop' });
});

test('who is blocked there is refused here', async () => {
  const { id } = await stack.as('bob').me.profile.query();
  await stack.as('dana').people.block.mutate({ personId: id, reason: 'A test of blocking' });
  const refused = await as('bob')
    .inbox.list.query({})
    .catch((error: unknown) => telephonyFailure(error)?.code);
  expect(refused).toBe('person-blocked');
});

test('a sign-in that is over there is over here, and the server of pages is told', async () => {
  const headers = {
    authorization: `Bearer ${stack.identityProvider.mintAccessToken('carla')}`,
    ...{ 'x-session-id': 'a-session-of-carla-1', 'x-session-started': String(Date.now()) },
  };
  const access = createAccessClient({ url: `${stack.accessUrl}/trpc`, headers: () => headers });
  await access.me.profile.query();
  await access.me.signOut.mutate();
  const answer = await fetch(`${telephony.url}/trpc/inbox.colleagues`, { headers });
  expect(answer.status).toBe(401);
  expect(answer.headers.get('x-session-ended')).toBe('1');
  expect(await answer.json()).toMatchObject({ error: { data: { code: 'session-ended' } } });
});
