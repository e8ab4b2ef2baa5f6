import { failureKind } from './failure-kind.ts';
import { readReasons, writeReason } from './reason-header.ts';

describe('why a call failed', () => {
  it('reads what it writes', () => {
    const reason = { protocol: 'Q.850', cause: 17, text: 'User busy' } as const;
    expect(readReasons([writeReason(reason)])).toEqual(reason);
  });

  it('prefers the cause of the telephone network', () => {
    expect(readReasons(['SIP;cause=480', 'q.850 ;cause=19'])).toEqual({
      ...{ protocol: 'Q.850', cause: 19 },
    });
    expect(readReasons(['SIP;cause=480, Q.850;cause=19'])).toMatchObject({ cause: 19 });
  });

  it.each(['', 'X;cause=1', 'SIP', 'SIP;cause=', 'SIP;cause=99999', 'SIP;cause="a', ';;;,'])(
    'reads nothing from %j',
    (value) => expect(readReasons([value])).toBeUndefined(),
  );

  it.each([
    [486, undefined, 'busy'],
    [603, undefined, 'declined'],
    [404, undefined, 'not-found'],
    [302, undefined, 'moved'],
    [599, undefined, 'peer-error'],
    [699, undefined, 'declined'],
    [480, { protocol: 'Q.850', cause: 19 }, 'no-answer'],
    [503, { protocol: 'Q.850', cause: 17 }, 'busy'],
    [486, { protocol: 'Q.850', cause: 127 }, 'busy'],
    [487, { protocol: 'SIP', cause: 200 }, 'answered-elsewhere'],
  ] as const)('takes %i with %j as %s', (status, reason, kind) => {
    expect(failureKind(status, reason)).toBe(kind);
  });
});
