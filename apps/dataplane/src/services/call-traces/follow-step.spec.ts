import type { Call, End, Leg, Step } from '../calls/port.ts';
import { followStep } from './follow-step.ts';

const page = (id: string): End => ({ kind: 'page', process: 'p', id, media: 'page' });
const PHONE = '4:+14255550123';
const leg = (user: string, more: Partial<Leg> = {}): Leg => ({
  ...{ id: user, user, role: 'Attendee', state: 'connected', ringing: [], muted: false },
  ...{ camera: false, screen: false, speaking: false, spotlight: false, ...more },
});
const call = (legs: readonly Leg[], more: Partial<Call> = {}): Call => ({
  ...{ id: 'p.1', kind: 'direct', startedAt: 0, startedBy: 'a', video: false },
  ...{ legs: Object.fromEntries(legs.map((one) => [one.user, one])), transfers: [] },
  ...{ media: { mode: 'peer', generation: 1 }, recording: false, failures: [], ...more },
});
const step = (after: Call, gone: Step['gone'] = []): Step => ({ call: after, gone, tell: [] });
const alice = leg('a', { end: page('1') });
const reason = { code: 0, subCode: 4 };

describe('a step with a call is told as', () => {
  it.each<[string, Call, Step, readonly object[]]>([
    [
      'ringing, without a number',
      call([alice]),
      step(call([alice, leg(PHONE, { state: 'ringing', ringing: [page('2')] })])),
      [{ step: 'rings', who: '4:+142…23' }],
    ],
    [
      'answering and joining',
      call([leg('b', { state: 'ringing' })]),
      step(call([leg('b', { end: page('2') }), alice])),
      [
        { step: 'answered', who: 'b' },
        { step: 'joined', who: 'a' },
      ],
    ],
    [
      'hold and mute',
      call([alice]),
      step(call([{ ...alice, state: 'hold', muted: true }])),
      [{ step: 'held' }, { step: 'muted' }],
    ],
    [
      'resume and unmute',
      call([{ ...alice, state: 'hold', muted: true }]),
      step(call([alice])),
      [{ step: 'resumed' }, { step: 'unmuted' }],
    ],
    [
      'moving to another page, once',
      call([alice]),
      step(call([{ ...alice, end: page('2') }]), [{ leg: alice, reason }]),
      [{ step: 'moved', who: 'a' }],
    ],
    [
      'leaving, and not ringing any more, with the reason',
      call([alice, leg('b', { state: 'ringing' })]),
      step(call([]), [
        { leg: alice, reason },
        { leg: leg('b'), reason },
      ]),
      [
        { step: 'left', reason },
        { step: 'stoppedRinging', reason },
      ],
    ],
    [
      'going on in another call',
      call([alice]),
      step(call([]), [{ leg: alice, reason, isMoved: true }]),
      [{ step: 'wentOn' }],
    ],
    [
      'a transfer and a recording',
      call([]),
      step(call([], { transfers: [{ id: 't', by: 'a' }], recording: true })),
      [
        { step: 'transferred', who: 'a' },
        { step: 'recordingBegan', who: null },
      ],
    ],
    [
      'another way for the media',
      call([]),
      step(call([], { media: { mode: 'engine', generation: 2 } })),
      [{ area: 'media', step: 'engine' }],
    ],
    [
      'media that begin anew',
      call([], { media: { mode: 'engine', generation: 2 } }),
      step(call([], { media: { mode: 'engine', generation: 3 } })),
      [{ area: 'media', step: 'renewed' }],
    ],
    ['nothing, where nothing changed', call([alice]), step(call([alice])), []],
  ])('%s', (_name, before, given, told) => {
    const entries = followStep(before, given);
    expect(entries).toHaveLength(told.length);
    expect(entries).toMatchObject(told);
  });
});
