import { createPageKey } from '@switchboard/access-api/client';
import { defaultTokenPolicy } from '@switchboard/identity';
import type { TokenPolicy, TokenRule } from '@switchboard/identity';
import { codeOf, startAccess } from './_access.ts';
import type { Started } from './_access.ts';

type Writable<T> = T extends readonly (infer One)[]
  ? One[]
  : T extends object
    ? { -readonly [Key in keyof T]: Writable<T[Key]> }
    : T;

function policyWith(role: keyof TokenPolicy, change: Partial<TokenRule>): Writable<TokenPolicy> {
  const policy = structuredClone(defaultTokenPolicy) as Writable<TokenPolicy>;
  return { ...policy, [role]: { ...policy[role], ...change } };
}

describe('the token policy', () => {
  let access: Started;
  let dana: Awaited<ReturnType<Started['signInAs']>>;
  beforeEach(async () => {
    access = await startAccess();
    dana = await access.signInAs('dana', 'admin');
  });
  afterEach(() => access[Symbol.asyncDispose]());

  it('holds from the next token on, stands in the history, and can be taken back', async () => {
    const alice = await access.signIn('alice');
    const { publicKey } = await createPageKey();
    const scopes = async () => {
      await alice.me.token.mutate({ publicKey });
      return access.gateway.issued.at(-1)?.scopes;
    };
    await expect(scopes()).resolves.toEqual(['chat', 'voip']);
    const policy = policyWith('member', { scopes: ['chat'] });
    const first = await dana.policy.change.mutate({ policy, note: 'no calls', base: 0 });
    expect(first).toMatchObject({ version: 1, note: 'no calls', author: { name: 'Dana' } });
    await expect(scopes()).resolves.toEqual(['chat']);
    await expect(codeOf(alice.me.token.mutate({ publicKey, scopes: ['voip'] }))).resolves.toBe(
      'scope-not-allowed',
    );

    const [, origin] = await dana.policy.history.query({});
    expect(origin).toMatchObject({ version: 0, author: null, policy: defaultTokenPolicy });
    const back = { policy: origin!.policy, note: 'calls again', base: 1 };
    await dana.policy.change.mutate(back);
    await expect(scopes()).resolves.toEqual(['chat', 'voip']);
    const history = await dana.policy.history.query({});
    expect(history.map(({ version, note }) => [version, note])).toEqual([
      [2, 'calls again'],
      [1, 'no calls'],
      [0, ''],
    ]);
    const { items } = await dana.audit.list.query({ action: 'policy.' });
    expect(items.map(({ reason }) => reason)).toEqual([
      'version 2: calls again',
      'version 1: no calls',
    ]);
  });

  it('says whom a change concerns', async () => {
    const [alice] = [await access.signIn('alice'), await access.signIn('bob')];
    await (await access.signIn('bob')).me.profile.query();
    await alice.me.token.mutate({ publicKey: (await createPageKey()).publicKey });
    const preview = (policy: Writable<TokenPolicy>) => dana.policy.preview.query({ policy });
    await expect(preview(policyWith('member', { lifetimeMinutes: 90 }))).resolves.toEqual([
      { role: 'member', people: 2, holders: 1 },
    ]);
    await expect(preview(policyWith('guest', { tokensPerPersonPerDay: 5 }))).resolves.toEqual([
      { role: 'guest', people: 0, holders: 0 },
    ]);
    await expect(preview(policyWith('member', {}))).resolves.toEqual([]);
  });

  it('does not overwrite what somebody else decided', async () => {
    const policy = policyWith('member', { lifetimeMinutes: 90 });
    const decide = (base: number) => codeOf(dana.policy.change.mutate({ policy, note: 'n', base }));
    const answers = await Promise.all([decide(0), decide(0), decide(0)]);
    expect(answers.toSorted()).toEqual(['ok', 'policy-changed', 'policy-changed']);
    await expect(decide(7)).resolves.toBe('policy-changed');
    await expect(dana.policy.current.query()).resolves.toMatchObject({ version: 1 });
  });

  it.each([
    ['guest', { scopes: ['chat'] }],
    ['member', { scopes: [] }],
    ['member', { lifetimeMinutes: 30 }],
    ['admin', { lifetimeMinutes: 300, longestMinutes: 240 }],
    ['member', { tokensPerPersonPerDay: -1 }],
  ] as const)('refuses a rule that cannot be used: %s %j', async (role, rule) => {
    const policy = policyWith(role, rule as Partial<TokenRule>);
    const answer = codeOf(dana.policy.change.mutate({ policy, note: 'n', base: 0 }));
    await expect(answer).resolves.toBe('invalid-input');
  });
});
