import { answerFor, cancelInvitation, redirect } from './by-service.ts';
import type { Call } from './call.ts';
import type { End } from './end.ts';
import { begin } from './join.ts';
import { hangUp } from './leave.ts';
import { reasons } from './reasons.ts';
import { accept, reject, ring, stopRinging } from './ring.ts';
import { settle } from './settle.ts';

const page = (id: string): End => ({ kind: 'page', process: 'p', id, media: 'page' });
const program = (id: string): End => ({ kind: 'program', process: 'p', id, media: 'none' });
const incoming = {
  type: 'call.incoming',
  callId: 'p.call',
  from: { user: 'alice' },
  camera: false,
  kind: 'direct',
} as const;
const joiner = (user: string, end: End) =>
  ({ user, end, role: 'Presenter', muted: false, camera: false }) as const;

/** Alice calls Bob, who is rung at a page and by a program that may answer for him. */
function ringingCall(): Call {
  const call = begin('p.call', undefined, joiner('alice', page('alice')), 0);
  const ends = [page('bob'), program('for bob')];
  return settle(ring(call, { user: 'bob', ends, incoming }, 0)).call;
}
const rung = { user: 'bob', end: program('for bob') };

test('a program that rings beside a page keeps nobody from talking straight', () => {
  const call = ringingCall();
  expect(call.media.mode).toBe('peer');
  expect(accept(call, joiner('bob', page('bob')), 1).call.media).toEqual(call.media);
  const answered = answerFor(call, rung, joiner('bob', program('connection')), 1);
  expect(answered.call.media).toEqual({ mode: 'engine', generation: 2 });
});

test('a program answers as the callee from where it did not ring, and the pages stop', () => {
  const { call, gone, tell } = answerFor(
    ringingCall(),
    rung,
    joiner('bob', program('connection')),
    1,
  );
  expect(call.legs['bob']).toMatchObject({ state: 'connected', end: program('connection') });
  expect(call.legs['alice']).toMatchObject({ state: 'connected', answeredAt: 1 });
  expect(gone).toEqual([]);
  expect(tell).toMatchObject([
    { end: page('bob'), event: { type: 'call.incomingEnded', reason: reasons.answeredElsewhere } },
  ]);
});

test('a program answers as itself, and the callee is not in the call', () => {
  const { call, gone } = answerFor(ringingCall(), rung, joiner('bot', program('connection')), 1);
  expect(Object.keys(call.legs)).toEqual(['alice', 'bot']);
  expect(gone).toMatchObject([{ leg: { user: 'bob' }, reason: reasons.answeredElsewhere }]);
});

test('what does not ring any more can be neither answered, redirected nor rejected', () => {
  const { call } = answerFor(ringingCall(), rung, joiner('bob', program('connection')), 1);
  const who = { user: 'carla', ends: [page('carla')], incoming };
  expect(() => answerFor(call, rung, joiner('bot', program('other')), 2)).toThrow('ring here');
  expect(() => redirect(call, rung, who, 2)).toThrow('ring here');
  expect(() => reject(call, 'bob', rung.end, reasons.busy)).toThrow('ring here');
});

test('a redirected call rings somebody else, also the one it rang for', () => {
  const { call, gone } = redirect(
    ringingCall(),
    rung,
    { user: 'carla', ends: [page('carla')], incoming },
    1,
  );
  expect(Object.keys(call.legs)).toEqual(['alice', 'carla']);
  expect(gone).toMatchObject([{ leg: { user: 'bob' } }]);
  const back = redirect(ringingCall(), rung, { user: 'bob', ends: [page('bob')], incoming }, 1);
  expect(back.call.legs['bob']?.ringing).toEqual([page('bob')]);
});

test('a call that is redirected to nobody who can be reached ends', () => {
  const { call, gone } = redirect(ringingCall(), rung, { user: 'carla', ends: [], incoming }, 1);
  expect(call.legs).toEqual({});
  expect(gone.at(-1)).toMatchObject({ leg: { user: 'alice' }, reason: reasons.unreachable });
});

test('an invitation ends in its own time, or when it is cancelled', () => {
  const { call } = answerFor(ringingCall(), rung, joiner('bob', program('connection')), 1);
  const who = { user: 'carla', ends: [page('carla')], incoming };
  const invited = ring(call, { ...who, ringMs: 5_000, invitation: 'one' }, 1).call;
  expect(stopRinging(invited, 5_000).gone).toEqual([]);
  expect(stopRinging(invited, 5_001).gone).toMatchObject([
    { leg: { user: 'carla', invitation: 'one' }, reason: reasons.noAnswer },
  ]);
  expect(cancelInvitation(invited, 'one').gone).toMatchObject([
    { leg: { user: 'carla' }, reason: reasons.cancelled },
  ]);
  expect(() => cancelInvitation(invited, 'another')).toThrow('Nobody is rung');
});

test('whoever a call was transferred to has it once they answer, and those it replaces are out', () => {
  const { call } = answerFor(ringingCall(), rung, joiner('bot', program('connection')), 1);
  const who = { user: 'carla', ends: [page('carla')], incoming, replaces: ['bot'] };
  const transferring = settle(ring(call, who, 1)).call;
  const failed = reject(transferring, 'carla', page('carla'));
  expect(Object.keys(failed.call.legs)).toEqual(['alice', 'bot']);
  const done = accept(transferring, joiner('carla', page('carla')), 2);
  expect(Object.keys(done.call.legs)).toEqual(['alice', 'carla']);
  expect(done.gone).toMatchObject([{ leg: { user: 'bot' }, reason: reasons.hungUp }]);
});

test('nobody is rung for a call whose other side has left while it was transferred', () => {
  const { call } = answerFor(ringingCall(), rung, joiner('bot', program('connection')), 1);
  const who = { user: 'carla', ends: [page('carla')], incoming, replaces: ['bot'] };
  const transferring = settle(ring(call, who, 1)).call;
  const { call: after, gone } = hangUp(transferring, transferring.legs['alice']!);
  expect(after.legs).toEqual({});
  expect(gone.map(({ leg, reason }) => [leg.user, reason])).toEqual([
    ['alice', reasons.hungUp],
    ['carla', reasons.cancelled],
    ['bot', reasons.hungUp],
  ]);
});
