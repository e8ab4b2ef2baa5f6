import { belowCeiling } from './guest-ceiling.ts';
import { defaultTokenPolicy } from './token-policy.ts';

const { guest, member } = defaultTokenPolicy;

describe('belowCeiling', () => {
  it.each([
    ['guest', ['chat.join'], ['chat.join.limited']],
    ['guest', ['chat', 'voip'], ['chat.join.limited']],
    ['guest', ['voip'], []],
    ['room-guest', ['voip', 'chat'], ['voip.join']],
  ] as const)('leaves a %s with %j only %j', (role, scopes, left) => {
    expect(belowCeiling(role, { ...guest, scopes })).toEqual({ ...guest, scopes: left });
  });

  it('leaves everybody else as decided', () => {
    expect(belowCeiling('member', member)).toBe(member);
  });
});
