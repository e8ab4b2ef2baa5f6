import { keys, keysOf } from './keys';

describe('a change', () => {
  it.each([
    ['bot', 'reception', [keys.list, keys.flow('reception'), keys.versions('reception')]],
    ['conversation', 'cnv_1', [keys.conversation('cnv_1'), keys.conversations]],
    ['run', 'reception', [keys.callers('reception')]],
    ['ready', null, [keys.everything]],
    ['missed', null, [keys.everything]],
    ['conversation', null, [keys.everything]],
  ] as const)('of a %s makes old what shows it', (kind, id, expected) => {
    expect(keysOf({ kind, id })).toEqual(expected);
  });
});
