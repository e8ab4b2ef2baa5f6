/** @jest-environment node */
import {
  NO_FILTER,
  isAskable,
  isNarrow,
  readLedgerFilter,
  toRequest,
  writeLedgerFilter,
} from './ledger-filter';

const read = (search: string) => readLedgerFilter(new URLSearchParams(search));
const userId = `8:acs:${'0'.repeat(8)}-0000-4000-8000-${'0'.repeat(12)}_${'1'.repeat(8)}-0000-4000-8000-${'1'.repeat(12)}`;

describe('the filter of the ledger in an address', () => {
  it('is nothing for everything', () => {
    expect(writeLedgerFilter(NO_FILTER)).toBe('');
    expect(read('')).toEqual(NO_FILTER);
    expect(isNarrow(NO_FILTER)).toBe(false);
    expect(toRequest(NO_FILTER)).toEqual({});
  });

  it('comes back as it went, and is asked for so', () => {
    const filter = { state: 'lost', personId: 'usr_1', userId } as const;
    expect(read(writeLedgerFilter(filter))).toEqual(filter);
    expect(toRequest(filter)).toEqual(filter);
    expect(isNarrow(filter)).toBe(true);
  });

  it('passes over what nobody knows', () => {
    expect(read('?state=asleep&person=Bob&identity=++')).toEqual(NO_FILTER);
  });

  it('keeps a part of an identity that is being typed, and does not ask for it', () => {
    expect(read('?identity=8:acs:0').userId).toBe('8:acs:0');
    expect(isAskable(read('?identity=8:acs:0'))).toBe(false);
    expect(isAskable({ ...NO_FILTER, userId })).toBe(true);
  });
});
