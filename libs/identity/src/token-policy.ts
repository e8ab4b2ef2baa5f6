import type { Role } from './role.ts';
import type { TokenScope } from './scope.ts';

/** What ACS accepts as a lifetime, in minutes. */
export const acsLifetimeMinutes = { shortest: 60, longest: 1_440 } as const;

/** What the people of one role may get. */
export interface TokenRule {
  readonly scopes: readonly TokenScope[];
  /** Lifetime when none is asked for. */
  readonly lifetimeMinutes: number;
  /** The longest lifetime one may ask for. */
  readonly longestMinutes: number;
  /** Tokens a single person gets in one UTC day. */
  readonly tokensPerPersonPerDay: number;
  /** Tokens all people of the role together get in one UTC day. */
  readonly tokensPerRolePerDay: number;
  /** May they send data through a relay, over connections of their own? */
  readonly mayRelay: boolean;
  /** The longest lifetime of relay credentials, and what they get when none is asked for. */
  readonly relayMinutes: number;
  /** Relay credentials a single person gets in one UTC day. */
  readonly relaysPerPersonPerDay: number;
  /** May their apps register for pushes, so that a device rings that has nothing open? */
  readonly mayGetPushes: boolean;
}

export type TokenPolicy = Readonly<Record<Role, TokenRule>>;

const member: TokenRule = {
  scopes: ['chat', 'voip'],
  lifetimeMinutes: 60,
  longestMinutes: 240,
  tokensPerPersonPerDay: 500,
  tokensPerRolePerDay: 200_000,
  mayRelay: true,
  relayMinutes: 60,
  relaysPerPersonPerDay: 200,
  mayGetPushes: true,
};

const guest: TokenRule = {
  // Neither adds nor removes anybody: who may be in a conversation is not for its guests to say.
  scopes: ['chat.join.limited'],
  lifetimeMinutes: 60,
  longestMinutes: 60,
  tokensPerPersonPerDay: 100,
  tokensPerRolePerDay: 20_000,
  // Their calls have credentials of their own; what else goes through a relay costs the house.
  mayRelay: false,
  relayMinutes: 60,
  relaysPerPersonPerDay: 50,
  mayGetPushes: true,
};

export const defaultTokenPolicy: TokenPolicy = {
  member,
  operator: { ...member, tokensPerRolePerDay: 20_000 },
  auditor: { ...member, tokensPerRolePerDay: 20_000 },
  admin: { ...member, tokensPerRolePerDay: 20_000 },
  guest,
  'room-guest': { ...guest, scopes: ['voip.join'] },
};
