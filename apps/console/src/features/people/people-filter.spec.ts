/** @jest-environment node */
import {
  NO_FILTER,
  isNarrow,
  readPeopleFilter,
  toRequest,
  writePeopleFilter,
} from './people-filter';

const read = (search: string) => readPeopleFilter(new URLSearchParams(search));

describe('the filter of people in an address', () => {
  it('is nothing for everybody, in the order of names', () => {
    expect(writePeopleFilter(NO_FILTER)).toBe('');
    expect(read('')).toEqual(NO_FILTER);
    expect(isNarrow(NO_FILTER)).toBe(false);
  });

  it.each([
    '?q=ann+b&role=guest&state=blocked&sort=-lastActiveAt',
    '?q=%E5%A5%BD',
    '?sort=createdAt',
    '?sort=-name',
  ])('comes back as it went: %s', (address) => {
    expect(writePeopleFilter(read(address))).toBe(address);
  });

  it('passes over what nobody knows', () => {
    expect(read('?role=king&state=asleep&sort=-height&q=++')).toEqual(NO_FILTER);
  });

  it('asks the service only for what was asked', () => {
    expect(toRequest(NO_FILTER)).toEqual({ order: { by: 'name', descending: false } });
    expect(toRequest(read('?q=a&state=erased&sort=-createdAt'))).toEqual({
      query: 'a',
      state: 'erased',
      order: { by: 'createdAt', descending: true },
    });
  });
});
