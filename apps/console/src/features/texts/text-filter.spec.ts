/** @jest-environment node */
import { isNarrow, NO_FILTER, readState, toRequest } from './text-filter';

it('everything is asked for at first', () => {
  expect(toRequest(NO_FILTER)).toEqual({});
  expect(isNarrow(NO_FILTER)).toBe(false);
});

it('what is typed is tidied', () => {
  const filter = { state: readState('failed'), sender: ' +14255550100 ' };
  expect(toRequest(filter)).toEqual({ state: 'failed', sender: '+14255550100' });
  expect(isNarrow(filter)).toBe(true);
  expect(isNarrow({ ...NO_FILTER, sender: '  ' })).toBe(false);
});

it('a state that is none is as if it were not there', () => {
  expect(readState('lost')).toBeNull();
});
