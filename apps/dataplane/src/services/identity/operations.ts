import type { Operation } from '../../platform/wire/operation.ts';

export const identityOperations = {
  create: {
    id: 'Identity_Create',
    method: 'POST',
    path: '/identities',
    summary: 'Create an identity, with a token if asked; `customId` makes it idempotent',
    access: 'key',
  },
  get: {
    id: 'Identity_Get',
    method: 'GET',
    path: '/identities/:id',
    summary: 'Get an identity: its `customId`, and when a token was issued last',
    access: 'key',
  },
  remove: {
    id: 'Identity_Delete',
    method: 'DELETE',
    path: '/identities/:id',
    summary: 'Delete an identity and end its access',
    access: 'key',
  },
  revoke: {
    id: 'Identity_RevokeTokens',
    method: 'POST',
    path: '/identities/:id/::revokeAccessTokens',
    summary: 'Revoke every token issued so far',
    access: 'key',
  },
  issue: {
    id: 'Identity_IssueToken',
    method: 'POST',
    path: '/identities/:id/::issueAccessToken',
    summary: 'Issue a user token',
    access: 'key',
  },
  exchange: {
    id: 'Identity_ExchangeTeamsToken',
    method: 'POST',
    path: '/teamsUser/::exchangeAccessToken',
    summary: 'Exchange a Teams token: every token is foreign here and refused',
    access: 'key',
  },
} as const satisfies Readonly<Record<string, Operation>>;
