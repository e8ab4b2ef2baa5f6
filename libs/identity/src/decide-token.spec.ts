import fc from 'fast-check';
import { decideToken } from './decide-token.ts';
import { roles } from './role.ts';
import { covers, scopes } from './scope.ts';
import { defaultTokenPolicy } from './token-policy.ts';

const member = { role: 'member', blocked: false, erased: false } as const;
const guest = { ...member, role: 'guest' } as const;
const decide = decideToken.bind(undefined, defaultTokenPolicy);

describe('decideToken', () => {
  it('grants what the role has for an hour', () => {
    expect(decide(member)).toEqual({
      granted: true,
      scopes: ['chat', 'voip'],
      lifetimeMinutes: 60,
    });
    expect(decide(guest)).toMatchObject({ granted: true, scopes: ['chat.join.limited'] });
    const roomGuest = { ...member, role: 'room-guest' } as const;
    expect(decide(roomGuest)).toMatchObject({ granted: true, scopes: ['voip.join'] });
    expect(decide(roomGuest, { scopes: ['voip'] })).toMatchObject({ granted: false });
  });

  it('grants less when less is asked for', () => {
    expect(decide(member, { scopes: ['chat.join'] })).toMatchObject({ scopes: ['chat.join'] });
    expect(decide(member, { scopes: ['chat', 'chat'] })).toMatchObject({ scopes: ['chat'] });
    expect(decide(member, { lifetimeMinutes: 240 })).toMatchObject({ lifetimeMinutes: 240 });
  });

  it.each([
    [guest, { scopes: ['chat'] }, 'scope-not-allowed'],
    [guest, { scopes: ['chat.join'] }, 'scope-not-allowed'],
    [member, { scopes: [] }, 'no-scope'],
    [member, { lifetimeMinutes: 241 }, 'lifetime-too-long'],
    [member, { lifetimeMinutes: 59 }, 'lifetime-too-short'],
    [guest, { lifetimeMinutes: 61 }, 'lifetime-too-long'],
    [{ ...member, blocked: true }, {}, 'blocked'],
    [{ ...member, blocked: true, erased: true }, {}, 'erased'],
  ] as const)('refuses %j asking %j: %s', (holder, request, refusal) => {
    expect(decide(holder, request)).toEqual({ granted: false, refusal });
  });

  it('never grants more than the role has, whatever is asked', () => {
    const asked = fc.record({
      scopes: fc.option(fc.array(fc.constantFrom(...scopes)), { nil: undefined }),
      lifetimeMinutes: fc.option(fc.oneof(fc.integer(), fc.double()), { nil: undefined }),
    });
    const holder = fc.record({
      role: fc.constantFrom(...roles),
      blocked: fc.boolean(),
      erased: fc.boolean(),
    });
    fc.assert(
      fc.property(holder, asked, (who, request) => {
        const decision = decide(who, request);
        if (!decision.granted) return;
        const rule = defaultTokenPolicy[who.role];
        expect(who.blocked || who.erased).toBe(false);
        expect(decision.scopes.length).toBeGreaterThan(0);
        expect(decision.scopes.every((scope) => covers(rule.scopes, scope))).toBe(true);
        expect(decision.lifetimeMinutes).toBeGreaterThanOrEqual(60);
        expect(decision.lifetimeMinutes).toBeLessThanOrEqual(rule.longestMinutes);
      }),
      { numRuns: 2_000 },
    );
  });
});
