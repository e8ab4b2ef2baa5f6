/** @jest-environment node */
import { isNarrow, NO_FILTER, readPushFilter, toRequest, writePushFilter } from './push-filter';

const read = (address: string) => readPushFilter(new URLSearchParams(address));

it('everything is asked for at first', () => {
  expect(read('')).toEqual(NO_FILTER);
  expect(toRequest(NO_FILTER)).toEqual({});
  expect([isNarrow(NO_FILTER), writePushFilter(NO_FILTER)]).toEqual([false, '']);
});

it('an address says what is looked for, and is written from it', () => {
  const address = '?state=given-up&person=usr_1';
  expect(read(address)).toEqual({ state: 'given-up', personId: 'usr_1' });
  expect(writePushFilter(read(address))).toBe(address);
  expect(toRequest(read(address))).toEqual({ state: 'given-up', personId: 'usr_1' });
  expect(isNarrow(read(address))).toBe(true);
});

it('what is no state and no person is as if it were not there', () => {
  expect(read('?state=lost&person=../x')).toEqual(NO_FILTER);
});
