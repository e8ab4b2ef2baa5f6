import { z } from 'zod';
import { optional } from './optional.ts';

export const TOKEN_SCOPES = [
  'chat',
  'voip',
  'chat.join',
  'chat.join.limited',
  'voip.join',
] as const;
export type TokenScope = (typeof TOKEN_SCOPES)[number];

/** How long a user token may live. Minutes. */
export const TOKEN_LIFETIME_MINUTES = { min: 60, max: 1440, default: 1440 } as const;

const scopes = z.array(z.enum(TOKEN_SCOPES)).max(20);
/** The range is checked by the rules, which answer with the service's own words. */
const expiresInMinutes = optional(z.number().int());

/** An absent body means the same as an empty one: an identity without a token. */
export const createIdentityBody = z.object({
  createTokenWithScopes: optional(scopes),
  expiresInMinutes,
  customId: optional(z.string().min(1).max(256)),
});
export const issueTokenBody = z.object({
  scopes: scopes.nullish().transform((given) => given ?? []),
  expiresInMinutes,
});
/** The rules check these, which refuse in the service's own words. */
const text = z
  .string()
  .nullish()
  .transform((given) => given ?? '');
export const teamsExchangeBody = z.object({ token: text, appId: text, userId: text });

export interface AccessToken {
  readonly token: string;
  /** Seven fractional digits and an offset. */
  readonly expiresOn: string;
}

export interface CreatedIdentity {
  readonly identity: { readonly id: string };
  readonly accessToken?: AccessToken;
}
