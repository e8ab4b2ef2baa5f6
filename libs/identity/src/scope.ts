/**
 * What a communication token allows, by the names ACS gives it.
 *
 * @see https://learn.microsoft.com/azure/communication-services/concepts/identity-model
 */
export const scopes = ['chat', 'voip', 'chat.join', 'chat.join.limited', 'voip.join'] as const;

export type TokenScope = (typeof scopes)[number];

/** The weaker scopes each one contains. */
const CONTAINS: Readonly<Record<TokenScope, readonly TokenScope[]>> = {
  chat: ['chat.join', 'chat.join.limited'],
  'chat.join': ['chat.join.limited'],
  'chat.join.limited': [],
  voip: ['voip.join'],
  'voip.join': [],
};

/** Does holding `granted` include all that `asked` allows? */
export function covers(granted: readonly TokenScope[], asked: TokenScope): boolean {
  return granted.some((scope) => scope === asked || CONTAINS[scope].includes(asked));
}
