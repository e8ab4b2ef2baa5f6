import { accessFailure, createPageKey } from '@switchboard/access-api/client';
import type { AccessClient } from '@switchboard/access-api/client';
import { connectionStringSchema, tryAccessKey } from '@switchboard/acs-client/server';
import { VirtualClock } from '@switchboard/kernel/testing';
import { startStack } from '../src/index.ts';
import type { Stack } from '../src/index.ts';

const SETTLING_MS = 10_000;
const unlimited = { points: 10_000, seconds: 60 };

async function start(controlled: boolean) {
  const clock = new VirtualClock(Date.now());
  const limits = { 'token-per-person': unlimited };
  const stack = await startStack({ controlled, access: { clock, limits } });
  await stack.control.seed({});
  return { clock, stack, dana: stack.as('dana') };
}

const codeOf = (asked: Promise<unknown>): Promise<string | undefined> =>
  asked.then(
    () => 'ok',
    (error: unknown) => accessFailure(error)?.code,
  );

/** People who need tokens one after the other, until it is over. */
function keepIssuing(stack: Stack) {
  let over = false;
  const outcomes: (string | undefined)[] = [];
  const need = async (person: AccessClient): Promise<void> => {
    const { publicKey } = await createPageKey();
    for (let turn = 0; turn < 60 && !over; turn += 1) {
      outcomes.push(await codeOf(person.me.token.mutate({ publicKey })));
    }
  };
  const all = Promise.all(['alice', 'bob', 'carla'].map((login) => need(stack.as(login))));
  return {
    outcomes,
    async stop() {
      over = true;
      await all;
    },
  };
}

const accepted = ({ dataplane }: Stack, key: string): Promise<boolean> =>
  tryAccessKey(dataplane.http, key);

function configuredKey({ dataplane }: Stack): string {
  const parsed = connectionStringSchema.parse(dataplane.connectionString);
  if (parsed.kind !== 'key') throw new TypeError('a data plane of our own has a key');
  return parsed.accessKey;
}

it('an access key is rotated in two steps, and no request is refused', async () => {
  const { clock, stack, dana } = await start(true);
  await using _ = stack;
  const before = configuredKey(stack);
  expect(await dana.keys.state.query()).toMatchObject({
    inUse: { slot: 'primary' },
    former: null,
    since: null,
    makesKeys: true,
  });
  const issuing = keepIssuing(stack);

  const first = await dana.keys.rotate.mutate({});
  expect(first).toMatchObject({ inUse: { slot: 'secondary' }, former: { slot: 'primary' } });
  expect(first.author?.name).toBe('Dana');
  expect(await codeOf(dana.keys.rotate.mutate({}))).toBe('rotation-under-way');
  expect(await codeOf(dana.keys.retire.mutate())).toBe('key-settling');
  await clock.advance(SETTLING_MS);
  expect(await dana.keys.retire.mutate()).toMatchObject({
    inUse: { slot: 'secondary', fingerprint: first.inUse?.fingerprint },
    former: null,
  });
  const { publicKey } = await createPageKey();
  expect(await codeOf(stack.as('alice').me.token.mutate({ publicKey }))).toBe('ok');
  await issuing.stop();

  expect(issuing.outcomes.length).toBeGreaterThan(3);
  expect(new Set(issuing.outcomes)).toEqual(new Set(['ok']));
  expect(await accepted(stack, before)).toBe(false);
  expect(await codeOf(dana.keys.retire.mutate())).toBe('no-former-key');

  // And back again: the primary, which is another now.
  expect(await dana.keys.rotate.mutate({})).toMatchObject({ inUse: { slot: 'primary' } });
  const { items } = await dana.audit.list.query({ limit: 10, action: 'keys.retire' });
  expect(items).toMatchObject([{ reason: 'primary', outcome: 'done' }]);
  for (const key of Object.values(await stack.control.keys())) {
    expect(stack.logs.join('')).not.toContain(key);
  }
});

it('where others make the keys, they are given, and tried before they are used', async () => {
  const { clock, stack, dana } = await start(false);
  await using _ = stack;
  const { primary, secondary } = await stack.control.keys();
  const wrong = Buffer.from('nobody has ever had this key').toString('base64');
  expect(await codeOf(dana.keys.rotate.mutate({}))).toBe('key-missing');
  expect(await codeOf(dana.keys.rotate.mutate({ key: wrong }))).toBe('key-refused');
  expect(await codeOf(dana.keys.rotate.mutate({ key: primary }))).toBe('key-in-use');
  expect(await dana.keys.state.query()).toMatchObject({ former: null, makesKeys: false });

  await dana.keys.rotate.mutate({ key: secondary });
  await clock.advance(SETTLING_MS);
  expect(await codeOf(dana.keys.retire.mutate())).toBe('key-still-accepted');
  await stack.control.regenerateKey('primary');
  expect(await dana.keys.retire.mutate()).toMatchObject({
    inUse: { slot: 'secondary' },
    former: null,
  });
  const { publicKey } = await createPageKey();
  expect(await codeOf(stack.as('bob').me.token.mutate({ publicKey }))).toBe('ok');
});
