/** @jest-environment node */
import type { TokenScope } from '@switchboard/identity';
import { abilitiesOf } from './abilities-of';

describe('what a token lets one do', () => {
  it.each<[TokenScope[], string[]]>([
    [
      ['chat', 'voip'],
      ['takePart', 'addPeople', 'startChats', 'joinCalls', 'startCalls'],
    ],
    [['chat.join'], ['takePart', 'addPeople']],
    [['chat.join.limited'], ['takePart']],
    [['voip.join'], ['joinCalls']],
    [[], []],
  ])('%j', (scopes, may) => {
    expect(abilitiesOf(scopes).may).toEqual(may);
    expect(abilitiesOf(scopes).mayNot).toHaveLength(5 - may.length);
  });
});
