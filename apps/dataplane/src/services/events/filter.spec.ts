import { matches } from './filter.ts';
import type { EventFilter } from './filter.ts';
import type { PublishedEvent } from './event.ts';
import { settingsInput } from './subscription.ts';

const event: PublishedEvent = {
  id: 'e1',
  type: 'Microsoft.Communication.SMSReceived',
  subject: '/phonenumber/14255550100',
  data: {
    to: { phoneNumber: { value: '+14255550100' } },
    segmentCount: 3,
    isLong: true,
    tag: null,
    text: 'Hello World',
  },
  eventMs: 0,
  publishedMs: 0,
};

const filter = (given: object): EventFilter => settingsInput.parse({ filter: given }).filter;
const advanced = (...filters: object[]) => matches(filter({ advancedFilters: filters }), event);

describe('a filter', () => {
  it('lets everything through when it says nothing', () => {
    expect(matches(filter({}), event)).toBe(true);
  });

  it('knows types with and without their prefix, whatever their case', () => {
    expect(matches(filter({ includedEventTypes: ['smsreceived'] }), event)).toBe(true);
    const full = 'Microsoft.Communication.SMSReceived';
    expect(matches(filter({ includedEventTypes: [full] }), event)).toBe(true);
    expect(matches(filter({ includedEventTypes: ['CallStarted'] }), event)).toBe(false);
  });

  it('looks at both ends of the subject', () => {
    expect(matches(filter({ subjectBeginsWith: '/PhoneNumber/' }), event)).toBe(true);
    const cased = { subjectBeginsWith: '/PhoneNumber/', isSubjectCaseSensitive: true };
    expect(matches(filter(cased), event)).toBe(false);
    expect(matches(filter({ subjectEndsWith: '0100' }), event)).toBe(true);
    expect(matches(filter({ subjectEndsWith: '0101' }), event)).toBe(false);
  });

  const key = 'data.to.phoneNumber.value';
  it.each([
    [{ operatorType: 'StringIn', key, values: ['+1', '+14255550100'] }, true],
    [{ operatorType: 'StringNotIn', key, values: ['+14255550100'] }, false],
    [{ operatorType: 'StringNotIn', key: 'data.none', values: ['x'] }, true],
    [{ operatorType: 'StringBeginsWith', key, values: ['+1425'] }, true],
    [{ operatorType: 'StringNotBeginsWith', key, values: ['+49'] }, true],
    [{ operatorType: 'StringEndsWith', key, values: ['0101'] }, false],
    [{ operatorType: 'StringNotEndsWith', key, values: ['0100'] }, false],
    [{ operatorType: 'StringContains', key: 'data.text', values: ['lo wo'] }, true],
    [{ operatorType: 'StringNotContains', key: 'data.text', values: ['lo wo'] }, false],
    [{ operatorType: 'StringContains', key: 'data.segmentCount', values: ['3'] }, false],
    [{ operatorType: 'NumberIn', key: 'data.segmentCount', values: [1, 3] }, true],
    [{ operatorType: 'NumberNotIn', key: 'data.segmentCount', values: [1, 3] }, false],
    [{ operatorType: 'NumberLessThan', key: 'data.segmentCount', value: 3 }, false],
    [{ operatorType: 'NumberLessThanOrEquals', key: 'data.segmentCount', value: 3 }, true],
    [{ operatorType: 'NumberGreaterThan', key: 'data.segmentCount', value: 2 }, true],
    [{ operatorType: 'NumberGreaterThanOrEquals', key: 'data.segmentCount', value: 4 }, false],
    [{ operatorType: 'NumberInRange', key: 'data.segmentCount', values: [[1, 3]] }, true],
    [{ operatorType: 'NumberNotInRange', key: 'data.segmentCount', values: [[1, 3]] }, false],
    [{ operatorType: 'BoolEquals', key: 'data.isLong', value: true }, true],
    [{ operatorType: 'BoolEquals', key: 'data.isLong', value: false }, false],
    [{ operatorType: 'IsNullOrUndefined', key: 'data.tag' }, true],
    [{ operatorType: 'IsNullOrUndefined', key: 'data.none.deeper' }, true],
    [{ operatorType: 'IsNotNull', key: 'data.text' }, true],
    [{ operatorType: 'IsNotNull', key: 'data.constructor' }, false],
    [{ operatorType: 'StringIn', key: 'Subject', values: ['/phonenumber/14255550100'] }, true],
    [{ operatorType: 'StringIn', key: 'eventType', values: [event.type] }, true],
    [{ operatorType: 'StringIn', key: 'id', values: ['E1'] }, true],
    [{ operatorType: 'IsNotNull', key: 'subject.length' }, false],
    [{ operatorType: 'IsNotNull', key: 'topic2' }, false],
  ])('%j: %s', (one, expected) => {
    expect(advanced(one)).toBe(expected);
  });

  it('wants all of its conditions to hold', () => {
    const long = { operatorType: 'BoolEquals', key: 'data.isLong', value: true };
    const none = { operatorType: 'IsNotNull', key: 'data.none' };
    expect(advanced(long, none)).toBe(false);
  });

  it.each([
    [[{ operatorType: 'StringIn', key: 'data.x', value: 'x' }]],
    [[{ operatorType: 'NumberIn', key: 'data.x', values: ['x'] }]],
    [[{ operatorType: 'NumberLessThan', key: 'data.x', values: [1] }]],
    [[{ operatorType: 'IsNotNull', key: 'data.x', value: 1 }]],
    [[{ operatorType: 'NumberInRange', key: 'data.x', values: [[1]] }]],
    [Array.from({ length: 26 }, () => ({ operatorType: 'IsNotNull', key: 'data.x' }))],
    [
      [
        { operatorType: 'StringIn', key: 'data.x', values: Array.from({ length: 20 }, String) },
        { operatorType: 'NumberIn', key: 'data.y', values: [1, 2, 3, 4, 5, 6] },
      ],
    ],
  ])('is refused when it makes no sense or is too long: %j', (advancedFilters) => {
    expect(settingsInput.safeParse({ filter: { advancedFilters } }).success).toBe(false);
  });
});
