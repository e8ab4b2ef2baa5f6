import { keys, keysOf } from './keys';

describe('a change', () => {
  it.each([
    ['message', 'cnv_1', [keys.messages('cnv_1'), keys.conversation('cnv_1'), keys.conversations]],
    ['note', 'cnv_1', [keys.conversation('cnv_1'), keys.conversations]],
    [
      'contact',
      'ctc_1',
      [
        ...[keys.contacts, keys.conversations, keys.opened, keys.calls, keys.liveCalls],
        ...[keys.openHandovers, keys.pastHandovers],
      ],
    ],
    ['call', 'cal_1', [keys.calls, keys.liveCalls, keys.unheard]],
    ['handover', 'an id', [keys.openHandovers, keys.pastHandovers]],
    ['team', 'tem_1', [keys.teams, keys.presence, keys.openHandovers]],
    ['presence', 'usr_1', [keys.teams, keys.presence]],
    ['campaign', 'cmp_1', [keys.campaign('cmp_1'), keys.campaigns]],
    [
      'number',
      '+14255550100',
      [keys.numbers, keys.opened, keys.route('+14255550100'), keys.greeting('+14255550100')],
    ],
    ['ready', null, [keys.everything]],
    ['missed', null, [keys.everything]],
  ] as const)('of a %s makes old what shows it', (kind, id, expected) => {
    expect(keysOf({ kind, id })).toEqual(expected);
  });

  it('of nothing in particular is one of everything', () => {
    expect(keysOf({ kind: 'contact', id: null })).toEqual([keys.everything]);
  });
});
