import { reasons } from '../../calls/port.ts';
import { callEndedPush, endReasonOf, incomingCallPush } from './call-pushes.ts';
import type { Incoming } from './call-pushes.ts';

const ring = { id: 'a', callId: 'home.1', userId: '8:acs:b', home: 'home' };
const times = { startedMs: 0, expiresMs: 45_000 };
const from = (user: string, displayName?: string): Incoming => ({
  ...{ type: 'call.incoming', callId: 'home.1', kind: 'direct', camera: true },
  from: { user, ...(displayName !== undefined && { displayName }) },
});

describe('the push of a call', () => {
  it('says who calls, where names are shown', () => {
    const call = from('8:acs:a', 'Alice');
    expect(incomingCallPush(ring, call, times, 'names')).toMatchObject({
      caller: { id: '8:acs:a', displayName: 'Alice' },
      hasVideo: true,
    });
    const hidden = incomingCallPush(ring, call, times, 'nothing');
    expect(JSON.stringify(hidden)).not.toContain('Alice');
  });

  it.each(['+14255550123', '(425) 555-0123', '1 425.555.0123', undefined])(
    'holds no number of a phone that is called %s',
    (name) => {
      const push = incomingCallPush(ring, from('4:+14255550123', name), times, 'text');
      expect(JSON.stringify(push)).not.toMatch(/555/);
      expect(push).toMatchObject({ caller: { id: 'phone' } });
    },
  );

  it('names a contact who calls from a phone', () => {
    const push = incomingCallPush(ring, from('4:+14255550123', 'Ms 4'), times, 'names');
    expect(push).toMatchObject({ caller: { id: 'phone', displayName: 'Ms 4' } });
  });

  it('has an event of its own for its end, always the same', () => {
    const [one, again] = [callEndedPush(ring, 'cancelled'), callEndedPush(ring, 'no-answer')];
    expect(one.eventId).toBe(again.eventId);
    expect(one.eventId).not.toBe(ring.id);
    expect(one.eventId).toMatch(/^[\da-f]{8}-[\da-f]{4}-8[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/);
  });

  it.each([
    [reasons.answeredElsewhere, 'answered-elsewhere'],
    [reasons.declinedElsewhere, 'declined-elsewhere'],
    [reasons.declined, 'declined-elsewhere'],
    [reasons.noAnswer, 'no-answer'],
    [reasons.cancelled, 'cancelled'],
    [reasons.serviceRestarted, 'cancelled'],
  ] as const)('tells of the end %j as %s', (reason, expected) => {
    expect(endReasonOf(reason)).toBe(expected);
  });
});
