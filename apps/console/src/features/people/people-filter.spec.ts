/** @jest-environment node */
import {
  EVERYBODY,
  isNarrow,
  readPeopleFilter,
  toRequest,
  writePeopleFilter,
} from './people-filter';

const read = (search: string) => readPeopleFilter(new URLSearchParams(search));

describe('the filter of people in an address', () => {
  it('is nothing for everybody, in the order of names', () => {
    expect(writePeopleFilter(EVERYBODY)).toBe('');
    expect(read('')).toEqual(EVERYBODY);
    expect(isNarrow(EVERYBODY)).toBe(false);
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
    expect(read('?role=king&state=asleep&sort=-height&q=++')).toEqual(EVERYBODY);
  });

  it('asks the service only for what was asked', () => {
    expect(toRequest(EVERYBODY)).toEqual({ order: { by: 'name', descending: false } });
    expect(toRequest(read('?q=a&state=erased&sort=-createdAt'))).toEqual({
      query: 'a',
      state: 'erased',
      order: { by: 'createdAt', descending: true },
    });
  });
});
