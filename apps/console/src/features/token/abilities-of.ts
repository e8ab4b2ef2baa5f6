import { covers } from '@switchboard/identity';
import type { TokenScope } from '@switchboard/identity';

/** What one can do with a token, and the least scope it takes. */
const NEEDS = {
  takePart: 'chat.join.limited',
  addPeople: 'chat.join',
  startChats: 'chat',
  joinCalls: 'voip.join',
  startCalls: 'voip',
} as const satisfies Record<string, TokenScope>;

export type Ability = keyof typeof NEEDS;

const abilities = Object.keys(NEEDS) as readonly Ability[];

/** What somebody with these scopes may do, and what not. */
export function abilitiesOf(granted: readonly TokenScope[]): {
  readonly may: readonly Ability[];
  readonly mayNot: readonly Ability[];
} {
  const allows = (ability: Ability): boolean => covers(granted, NEEDS[ability]);
  return {
    may: abilities.filter(allows),
    mayNot: abilities.filter((ability) => !allows(ability)),
  };
}
