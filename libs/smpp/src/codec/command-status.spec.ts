import { asksToWait, isTemporary, STATUSES, statusNameOf } from './command-status.ts';

describe('command_status', () => {
  it('has one name for each number', () => {
    for (const [name, code] of Object.entries(STATUSES)) expect(statusNameOf(code)).toBe(name);
    expect(statusNameOf(0x0400)).toBeUndefined();
  });

  it('passes by itself, or does not', () => {
    expect(
      Object.entries(STATUSES).flatMap(([name, code]) => (isTemporary(code) ? [name] : [])),
    ).toEqual(['ESME_RSYSERR', 'ESME_RMSGQFUL', 'ESME_RTHROTTLED', 'ESME_RX_T_APPN']);
    expect(isTemporary(0x0400)).toBe(false);
    expect([asksToWait(STATUSES.ESME_RTHROTTLED), asksToWait(STATUSES.ESME_RSYSERR)]).toEqual([
      true,
      false,
    ]);
  });
});
