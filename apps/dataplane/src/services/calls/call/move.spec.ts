import { hold, update } from './actions.ts';
import { present } from './call.ts';
import type { Call } from './call.ts';
import type { End } from './end.ts';
import { begin, join } from './join.ts';
import { moveIn, moveOut } from './move.ts';
import { reasons } from './reasons.ts';

const page = (id: string): End => ({ kind: 'page', process: 'p', id, media: 'page' });
const program: End = { kind: 'program', process: 'p', id: 'program', media: 'none' };
const joiner = (user: string, end = page(user)) =>
  ({ user, end, role: 'Presenter', muted: false, camera: false }) as const;

function callOf(id: string, user: string): Call {
  const call = begin(id, undefined, joiner('bot', program), 0);
  return join(call, joiner(user), 1).call;
}

test('whoever is moved is told where they are, and not that their call has ended', () => {
  const [from, to] = [callOf('p.one', 'alice'), callOf('p.two', 'bob')];
  const out = moveOut(from, 'alice');
  expect(out.gone[0]).toMatchObject({ leg: { user: 'alice' }, isMoved: true });
  // The application is left alone, and its call is over.
  expect(out.gone[1]).toEqual({ leg: from.legs['bot'], reason: reasons.hungUp });
  const moved = moveIn(to, from.id, joiner('alice'), 2);
  expect(present(moved.call).map(({ user }) => user)).toEqual(['bot', 'bob', 'alice']);
  expect(moved.tell).toMatchObject([
    { end: page('alice'), event: { type: 'call.moved', callId: 'p.one', call: { id: 'p.two' } } },
  ]);
  expect(moved.call.legs['alice']?.id).not.toBe(from.legs['alice']?.id);
});

test('who is on hold can be moved as well, and is muted as before', () => {
  const call = callOf('p.one', 'alice');
  const held = hold(call, call.legs['alice']!, true).call;
  const muted = update(held, held.legs['alice']!, { callId: '', muted: true }).call;
  expect(moveOut(muted, 'alice').gone[0]?.leg.muted).toBe(true);
});

test('an application, a stranger, and who only rings cannot be moved', () => {
  const call = callOf('p.one', 'alice');
  for (const user of ['bot', 'carla', '__proto__']) {
    expect(() => moveOut(call, user)).toThrow('not in the call');
  }
});
