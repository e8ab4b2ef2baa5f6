import type { CallRoute } from '@switchboard/telephony';
import { durationOf } from './duration-of';
import { fieldsOf, isBeyondFields, readDates, readHours, routeOf } from './route-fields';

const route: CallRoute = {
  timeZone: 'Europe/Zurich',
  hours: [
    { weekday: 1, fromMinute: 540, untilMinute: 720 },
    { weekday: 1, fromMinute: 780, untilMinute: 1_440 },
  ],
  holidays: ['2026-12-25'],
  open: [{ kind: 'longest-idle', personIds: ['usr_1', 'usr_2'], seconds: 30 }],
  closed: [{ kind: 'reject' }],
};

describe('the fields of a route', () => {
  it('say what it says, and come to the same again', () => {
    const fields = fieldsOf(route, 'UTC');
    expect(fields.days).toEqual(['09:00-12:00, 13:00-24:00', '', '', '', '', '', '']);
    expect(routeOf(fields)).toEqual(route);
    const atOnce = { ...route, closed: [{ ...route.open[0]!, kind: 'at-once' as const }] };
    expect(routeOf(fieldsOf(atOnce as CallRoute, 'UTC'))).toEqual(atOnce);
    const withMailbox: CallRoute = {
      ...route,
      ...{ open: [...route.open, { kind: 'mailbox' }], closed: [{ kind: 'mailbox' }] },
    };
    expect(routeOf(fieldsOf(withMailbox, 'UTC'))).toEqual(withMailbox);
    expect(isBeyondFields(withMailbox)).toBe(false);
    expect(isBeyondFields(route)).toBe(false);
    expect(isBeyondFields({ ...route, open: [...route.open, ...route.open] })).toBe(true);
  });

  it('begin with office hours, and want somebody who answers', () => {
    const fields = fieldsOf(null, 'UTC');
    expect(routeOf(fields)).toBe(undefined);
    const filled = { ...fields, open: { ...fields.open, personIds: ['usr_1'] } };
    expect(routeOf(filled)).toMatchObject({ timeZone: 'UTC', closed: [{ kind: 'reject' }] });
    expect(routeOf(filled)?.hours).toHaveLength(5);
    expect(routeOf({ ...filled, holidays: 'Christmas' })).toBe(undefined);
  });

  it.each([
    ['', []],
    ['08:30–12:00', [[510, 720]]],
    ['00:00-24:00', [[0, 1_440]]],
    ['17:00-09:00', undefined],
    ['9-5', undefined],
    ['25:00-26:00', undefined],
  ])('read %j as hours', (written, expected) => {
    const read = readHours(written, 1)?.map(({ fromMinute, untilMinute }) => [
      fromMinute,
      untilMinute,
    ]);
    expect(read).toEqual(expected);
  });

  it.each([
    [' 2026-12-25 , 2027-01-01', ['2026-12-25', '2027-01-01']],
    ['', []],
    ['2026-02-30', undefined],
    ['25.12.2026', undefined],
  ])('read %j as dates', (written, expected) => {
    expect(readDates(written)).toEqual(expected);
  });
});

it.each([
  [0, '0:00'],
  [67, '1:07'],
  [3_723, '1:02:03'],
])('a call of %s seconds took %s', (seconds, expected) => {
  expect(durationOf(seconds)).toBe(expected);
});
