/** @jest-environment node */
import {
  NO_FILTER,
  isNarrow,
  isWanted,
  readAuditFilter,
  toRequest,
  writeAuditFilter,
} from './audit-filter';

const read = (search: string) => readAuditFilter(new URLSearchParams(search));

const whole = {
  personId: 'usr_1',
  actorId: 'usr_2',
  subjectId: 'usr_3',
  action: 'people.',
  outcome: 'refused',
  from: '2026-01-01T00:00:00.000Z',
  to: '2026-02-01T00:00:00.000Z',
} as const;

describe('the filter of the audit in an address', () => {
  it('is nothing for everything', () => {
    expect(writeAuditFilter(NO_FILTER)).toBe('');
    expect(read('')).toEqual(NO_FILTER);
    expect(isNarrow(NO_FILTER)).toBe(false);
    expect(toRequest(NO_FILTER)).toEqual({});
  });

  it('comes back as it went, and is asked for so', () => {
    expect(read(writeAuditFilter(whole))).toEqual(whole);
    expect(toRequest(whole)).toEqual(whole);
    expect(isNarrow(whole)).toBe(true);
  });

  it('passes over what nobody knows', () => {
    expect(read('?person=Bob&actor=1&action=a%20b&outcome=fine&from=soon&to=')).toEqual(NO_FILTER);
  });

  it('means the same moment in every time zone', () => {
    expect(read('?from=2026-01-01T08:00:00%2B08:00').from).toBe('2026-01-01T00:00:00.000Z');
  });
});

describe('an entry that was not asked for', () => {
  const entry = {
    at: '2026-01-15T00:00:00.000Z',
    actorId: 'usr_2',
    action: 'people.block',
    subjectId: 'usr_3',
    outcome: 'refused',
  };

  it.each([
    [{}, true],
    [{ personId: 'usr_2' }, true],
    [{ personId: 'usr_3' }, true],
    [{ personId: 'usr_1' }, false],
    [{ actorId: 'usr_3' }, false],
    [{ subjectId: 'usr_2' }, false],
    [{ action: 'people.' }, true],
    [{ action: 'block' }, false],
    [{ outcome: 'done' }, false],
    [{ from: entry.at }, true],
    [{ to: entry.at }, false],
    [{ from: whole.from, to: whole.to }, true],
  ] as const)('is wanted for %j: %s', (filter, wanted) => {
    expect(isWanted(entry, { ...NO_FILTER, ...filter })).toBe(wanted);
  });
});
