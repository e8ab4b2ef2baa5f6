import fc from 'fast-check';
import { decideRelay } from './decide-relay.ts';
import { roles } from './role.ts';
import { defaultTokenPolicy } from './token-policy.ts';
import type { TokenPolicy } from './token-policy.ts';

const member = { role: 'member', blocked: false, erased: false } as const;
const guest = { ...member, role: 'guest' } as const;
const decide = decideRelay.bind(undefined, defaultTokenPolicy);

function policyWith(change: Partial<TokenPolicy['member']>): TokenPolicy {
  return { ...defaultTokenPolicy, member: { ...defaultTokenPolicy.member, ...change } };
}

describe('decideRelay', () => {
  it('gives a member an hour, or less when less is asked for', () => {
    expect(decide(member)).toEqual({ granted: true, lifetimeMinutes: 60 });
    expect(decide(member, { lifetimeMinutes: 5 })).toEqual({ granted: true, lifetimeMinutes: 5 });
  });

  it.each([
    [guest, {}, 'relay-not-allowed'],
    [{ ...member, role: 'room-guest' }, {}, 'relay-not-allowed'],
    [member, { lifetimeMinutes: 61 }, 'lifetime-too-long'],
    [member, { lifetimeMinutes: 0 }, 'lifetime-too-short'],
    [member, { lifetimeMinutes: Number.NaN }, 'lifetime-too-short'],
    [{ ...member, blocked: true }, {}, 'blocked'],
    [{ ...guest, blocked: true, erased: true }, {}, 'erased'],
  ] as const)('refuses %j asking %j: %s', (holder, request, refusal) => {
    expect(decide(holder, request)).toEqual({ granted: false, refusal });
  });

  it('follows the policy of the role, up to an hour', () => {
    const brief = decideRelay(policyWith({ relayMinutes: 10 }), member);
    expect(brief).toEqual({ granted: true, lifetimeMinutes: 10 });
    const endless = decideRelay(policyWith({ relayMinutes: 1_440 }), member);
    expect(endless).toEqual({ granted: true, lifetimeMinutes: 60 });
    const never = decideRelay(policyWith({ mayRelay: false }), member);
    expect(never).toEqual({ granted: false, refusal: 'relay-not-allowed' });
  });

  it('never grants more than the role has, whatever is asked', () => {
    const holder = fc.record({
      role: fc.constantFrom(...roles),
      blocked: fc.boolean(),
      erased: fc.boolean(),
    });
    const asked = fc.record({
      lifetimeMinutes: fc.option(fc.oneof(fc.integer(), fc.double()), { nil: undefined }),
    });
    fc.assert(
      fc.property(holder, asked, (who, request) => {
        const decision = decide(who, request);
        if (!decision.granted) return;
        expect(who.blocked || who.erased).toBe(false);
        expect(defaultTokenPolicy[who.role].mayRelay).toBe(true);
        expect(decision.lifetimeMinutes).toBeGreaterThanOrEqual(1);
        expect(decision.lifetimeMinutes).toBeLessThanOrEqual(60);
      }),
    );
  });
});
