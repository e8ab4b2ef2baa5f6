import { PlatformError } from '@switchboard/kernel';
import { createTelephonyClient } from '@switchboard/telephony-api/client';
import { codeOf, startTelephony } from './_telephony.ts';

test('strangers, guests and who is blocked are refused everywhere', async () => {
  await using started = await startTelephony();
  const { inbox, campaigns } = started.as('gus', 'guest');
  expect(await codeOf(inbox.list.query({}))).toBe('not-allowed');
  expect(await codeOf(campaigns.list.query({}))).toBe('not-allowed');
  expect(await codeOf(started.as('max', 'blocked').inbox.list.query({}))).toBe('person-blocked');
  for (const authorization of [undefined, 'Guest some-key', 'Bearer'])
    expect(await codeOf(started.clientOf(authorization).inbox.list.query({}))).toBe(
      'not-signed-in',
    );
  expect(await codeOf(started.as('ann').campaigns.list.query({}))).toBe('not-allowed');
  const put = { ours: '+14255550100', label: 'Shop', verification: 'verified' } as const;
  expect(await codeOf(started.as('olga', 'operator').numbers.put.mutate(put))).toBe('not-allowed');
  expect(await codeOf(started.as('dana', 'admin').numbers.put.mutate(put))).toBe('ok');
});

test('the trusted service is asked once a minute for each session', async () => {
  await using started = await startTelephony();
  const ann = started.as('ann');
  for (let time = 0; time < 3; time += 1) await ann.inbox.list.query({});
  expect(started.asked).toHaveLength(1);
  await started.as('bob').inbox.list.query({});
  expect(started.asked).toHaveLength(2);
  await started.clock.advance(60_001);
  await ann.inbox.list.query({});
  expect(started.asked).toHaveLength(3);
});

test('who asks in the web app who calls is no colleague of the inbox for that', async () => {
  await using started = await startTelephony();
  const web = createTelephonyClient({
    url: `${started.telephony.url}/trpc`,
    headers: () => ({ authorization: 'Bearer usr_bob.member', 'x-session-app': 'web' }),
  });
  expect(await web.contacts.names.query({ numbers: ['+14255550111'] })).toEqual({ items: [] });
  const { items } = await started.as('ann').inbox.colleagues.query();
  expect(items).toEqual([{ id: 'usr_ann', name: 'ann' }]);
});

test('who is refused is asked for again, and an outage is said to be one', async () => {
  const answers = ['forbidden', 'unavailable', 'fine'];
  await using started = await startTelephony({
    async profile() {
      const answer = answers.shift();
      if (answer === 'forbidden') throw new PlatformError('person-blocked', 'forbidden', 'No.');
      if (answer === 'unavailable') throw new PlatformError('unavailable', 'unavailable', 'Later.');
      return { id: 'usr_ann', name: 'ann', role: 'member' };
    },
  });
  const ask = () => codeOf(started.as('ann').inbox.list.query({}));
  expect([await ask(), await ask(), await ask()]).toEqual(['person-blocked', 'unavailable', 'ok']);
});

test('too many requests are refused with the time to wait', async () => {
  await using started = await startTelephony({
    limits: { 'request-per-person': { points: 2, seconds: 60 } },
  });
  const ask = () => codeOf(started.as('ann').inbox.list.query({}));
  expect([await ask(), await ask(), await ask()]).toEqual(['ok', 'ok', 'rate-limited']);
});

test('no request, however malformed, ends in a failure of ours', async () => {
  await using started = await startTelephony();
  const headers = { authorization: 'Bearer usr_ann.member', 'content-type': 'application/json' };
  const bodies = [
    '',
    '{',
    'null',
    '[]',
    '{"conversationId":{}}',
    '"\\u0000"',
    '{"query":"\\ud800"}',
  ];
  const paths = ['inbox.list', 'inbox.send', 'inbox.get', 'contacts.importList', 'nonsense'];
  for (const path of paths)
    for (const body of bodies) {
      const url = `${started.telephony.url}/trpc/${path}`;
      const { status } = await fetch(url, { method: 'POST', headers, body });
      expect(status).toBeLessThan(500);
    }
  for (const body of ['', '[]', '[{}]', '\u0000'])
    for (const secret of ['wrong', 'only for tests, and of no use elsewhere']) {
      const response = await fetch(`${started.telephony.url}/events`, {
        method: 'POST',
        headers: { 'x-telephony-secret': secret, 'content-type': 'application/json' },
        body,
      });
      expect(response.status).toBeLessThan(500);
    }
});
