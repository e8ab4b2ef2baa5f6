import { jest } from '@jest/globals';
import type { ToApp } from '@switchboard/push/device';
import { createCallScreen } from './call-screen.ts';
import type { SystemCall, SystemCalls } from './system-calls.ts';

const ID = 'home.6c3f1d2e';
const event = {
  ...{ eventId: '0d9c7f2e-5f0e-4a53-9c1e-0a4b8a3f7f10', serverCallId: ID, hasVideo: true },
  startedAt: '2026-11-30T10:00:00.000Z',
  caller: { id: '8:acs:alice', displayName: 'Alice' },
  metadata: { recipientId: '8:acs:bob', expiresAt: '2026-11-30T10:00:45.000Z' },
};
const session = (status: SystemCall['status'] = 'ringing'): SystemCall => ({
  ...{ id: 'os-1', status, incomingCallEvent: event, remoteParticipants: [event.caller] },
});
const settle = () => new Promise((resolve) => setImmediate(resolve));

/** A system that does what it is told, and says what the test says. */
function setUp(active: SystemCall | null = null) {
  const listeners = {
    added: (_: { session: SystemCall }): void => undefined,
    answered: (_: { id: string; requestId: string }): void => undefined,
    ended: (_: { id: string; session: SystemCall }): void => undefined,
  };
  let removed = 0;
  const listen =
    <Name extends keyof typeof listeners>(name: Name) =>
    (listener: (typeof listeners)[Name]) => {
      listeners[name] = listener;
      return { remove: () => void removed++ };
    };
  const done = () => jest.fn(async () => undefined);
  const calls = {
    getActiveCallSession: jest.fn(async () => active),
    addCallSessionAddedListener: listen('added'),
    addCallAnsweredListener: listen('answered'),
    addCallEndedListener: listen('ended'),
    ...{ reportIncomingCall: done(), answerCall: done(), fulfillIncomingCallConnected: done() },
    ...{ failIncomingCallConnected: done(), reportCallEnded: done() },
    startOutgoingCall: jest.fn<SystemCalls['startOutgoingCall']>(async () => 'os-2'),
    reportOutgoingCallConnected: done(),
  };
  const said: ToApp[] = [];
  const screen = createCallScreen({
    ...{ calls: calls as unknown as SystemCalls, say: (message) => said.push(message) },
    newId: () => 'new-id',
  });
  return { calls, listeners, removed: () => removed, said, screen };
}

describe('a call that the system was told of by a push', () => {
  it('is told to the app as the push that it was', () => {
    const { listeners, said } = setUp();
    listeners.added({ session: session() });
    expect(said).toEqual([{ type: 'push-received', push: { ...event, type: 'incoming-call' } }]);
  });

  it('has one screen, also when the app’s own connection reports it', () => {
    const { calls, listeners, screen } = setUp();
    listeners.added({ session: session() });
    const serverCallId = Buffer.from(ID).toString('base64');
    screen.hear({ type: 'call-reported', serverCallId, callerName: 'Alice', hasVideo: true });
    expect(calls.reportIncomingCall).not.toHaveBeenCalled();
  });

  it('is answered there, and connected here', async () => {
    const { calls, listeners, said, screen } = setUp();
    listeners.added({ session: session() });
    listeners.answered({ id: 'os-1', requestId: 'r-1' });
    await settle();
    expect(said.at(-1)).toEqual({ type: 'call-action', serverCallId: ID, action: 'answer' });
    screen.hear({ type: 'call-connected', serverCallId: ID });
    expect(calls.fulfillIncomingCallConnected).toHaveBeenCalledWith('r-1');
    screen.hear({ type: 'call-ended', serverCallId: ID });
    expect(calls.reportCallEnded).toHaveBeenCalledWith('os-1', 'remoteEnded');
  });

  it('fails there when it rings no more by the time it is answered', async () => {
    const { calls, listeners, screen } = setUp();
    listeners.added({ session: session() });
    listeners.answered({ id: 'os-1', requestId: 'r-1' });
    await settle();
    screen.hear({ type: 'call-ended', serverCallId: ID });
    expect(calls.failIncomingCallConnected).toHaveBeenCalledWith('os-1', 'r-1');
    expect(calls.reportCallEnded).not.toHaveBeenCalled();
  });

  it('is answered there before the app knows it', async () => {
    const { listeners, said } = setUp(session('connecting'));
    listeners.answered({ id: 'os-1', requestId: 'r-1' });
    await settle();
    expect(said).toEqual([{ type: 'call-action', serverCallId: ID, action: 'answer' }]);
  });

  it('is answered in the app, and the system follows', async () => {
    const { calls, listeners, said, screen } = setUp();
    listeners.added({ session: session() });
    screen.hear({ type: 'call-connected', serverCallId: ID });
    expect(calls.answerCall).toHaveBeenCalledWith('os-1');
    listeners.answered({ id: 'os-1', requestId: 'r-1' });
    await settle();
    expect(calls.fulfillIncomingCallConnected).toHaveBeenCalledWith('r-1');
    expect(said.filter(({ type }) => type === 'call-action')).toEqual([]);
  });

  it.each([
    ['decline', false],
    ['end', true],
  ] as const)('is ended there: %s', async (action, isAnswered) => {
    const { listeners, said, screen } = setUp();
    listeners.added({ session: session() });
    if (isAnswered) listeners.answered({ id: 'os-1', requestId: 'r-1' });
    await settle();
    if (isAnswered) screen.hear({ type: 'call-connected', serverCallId: ID });
    listeners.ended({ id: 'os-1', session: session('ended') });
    expect(said.at(-1)).toEqual({ type: 'call-action', serverCallId: ID, action });
  });
});

it('reports a call that the app’s own connection brings', () => {
  const { calls, screen } = setUp();
  screen.hear({ type: 'call-reported', serverCallId: ID, callerName: 'Alice', hasVideo: false });
  expect(calls.reportIncomingCall).toHaveBeenCalledWith({
    ...{ eventId: 'new-id', serverCallId: ID, hasVideo: false },
    caller: { id: ID, displayName: 'Alice' },
  });
});

describe('a call from here', () => {
  const OWN = '7f8f4c64-55a1-4b8c-9d0e-6f2f1f0f7a11';
  const started = (calleeName = 'Carla') =>
    ({ type: 'call-started', serverCallId: OWN, calleeName, hasVideo: true }) as const;
  const onScreen: SystemCall = {
    ...{ id: 'os-2', status: 'ended', remoteParticipants: [{ id: OWN, displayName: 'Carla' }] },
  };

  it('is told to the system, then that it is connected, and its end', async () => {
    const { calls, screen } = setUp();
    screen.hear(started());
    expect(calls.startOutgoingCall.mock.calls).toEqual([
      [{ id: OWN, displayName: 'Carla' }, { hasVideo: true }],
    ]);
    screen.hear({ type: 'call-connected', serverCallId: OWN });
    await settle();
    expect(calls.reportOutgoingCallConnected).toHaveBeenCalledWith('os-2');
    screen.hear({ type: 'call-ended', serverCallId: OWN });
    await settle();
    expect(calls.reportCallEnded.mock.calls).toEqual([['os-2', 'remoteEnded']]);
    expect([calls.answerCall, calls.fulfillIncomingCallConnected].map((f) => f.mock.calls)).toEqual(
      [[], []],
    );
  });

  it('is ended there, and its end is not told once more', async () => {
    const { calls, listeners, said, screen } = setUp();
    screen.hear(started());
    await settle();
    listeners.ended({ id: 'os-2', session: onScreen });
    expect(said).toEqual([{ type: 'call-action', serverCallId: OWN, action: 'end' }]);
    screen.hear({ type: 'call-ended', serverCallId: OWN });
    await settle();
    expect(calls.reportCallEnded).not.toHaveBeenCalled();
  });

  it('that is over before the system has begun is ended as soon as it has', async () => {
    const { calls, screen } = setUp();
    const starting = Promise.withResolvers<string>();
    calls.startOutgoingCall.mockReturnValueOnce(starting.promise);
    screen.hear(started());
    screen.hear({ type: 'call-ended', serverCallId: OWN });
    await settle();
    expect(calls.reportCallEnded).not.toHaveBeenCalled();
    starting.resolve('os-2');
    await settle();
    expect(calls.reportCallEnded).toHaveBeenCalledWith('os-2', 'remoteEnded');
  });

  it('goes on where the system refuses to show it', async () => {
    const { calls, said, screen } = setUp();
    calls.startOutgoingCall.mockRejectedValueOnce(new Error('A call session already exists'));
    screen.hear(started(''));
    expect(calls.startOutgoingCall).toHaveBeenCalledWith({ id: OWN }, { hasVideo: true });
    screen.hear({ type: 'call-connected', serverCallId: OWN });
    screen.hear({ type: 'call-ended', serverCallId: OWN });
    await settle();
    expect(
      [calls.reportOutgoingCallConnected, calls.reportCallEnded].map((f) => f.mock.calls),
    ).toEqual([[], []]);
    expect(said).toEqual([]);
  });
});

it.each([
  [null, undefined],
  [session('ringing'), { reason: 'incoming-call', serverCallId: ID }],
  [session('connecting'), { reason: 'answered-call', serverCallId: ID }],
])('knows why it was started', async (active, reason) => {
  const { removed, said, screen } = setUp(active);
  expect(await screen.launch()).toEqual(reason);
  // The push that the system read is told, so that it is waited for and its end is known.
  const told = active ? [{ type: 'push-received', push: { ...event, type: 'incoming-call' } }] : [];
  expect(said).toEqual(told);
  screen.end();
  expect(removed()).toBe(3);
});
