import { z } from 'zod';

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
const expiresInMinutes = z.number().int().optional();

/** An absent body means: an identity without a token. */
export const createIdentityBody = z
  .object({ createTokenWithScopes: scopes.optional(), expiresInMinutes })
  .optional();
export const issueTokenBody = z.object({ scopes: scopes.default([]), expiresInMinutes });
export const teamsExchangeBody = z.object({
  token: z.string().min(1),
  appId: z.string().min(1),
  userId: z.string().min(1),
});

export interface AccessToken {
  readonly token: string;
  /** Seven fractional digits and an offset. */
  readonly expiresOn: string;
}

export interface CreatedIdentity {
  readonly identity: { readonly id: string };
  readonly accessToken?: AccessToken;
}
