import { jest } from '@jest/globals';
import { toApns, toFcm } from '@switchboard/push';
import type { CallEndedPush } from '@switchboard/push';
import { endByPush, endCallByPush, readBackgroundPush } from './background-push.ts';
import type { SystemCall, SystemCalls } from './system-calls.ts';

const ID = 'home.6c3f1d2e';
const push: CallEndedPush = {
  ...{ type: 'call-ended', eventId: '0d9c7f2e-5f0e-4a53-9c1e-0a4b8a3f7f12', serverCallId: ID },
  ...{ recipientId: '8:acs:bob', reason: 'answered-elsewhere' },
};
const ringing: SystemCall = {
  ...{ id: 'os-1', status: 'ringing', remoteParticipants: [{ id: '8:acs:alice' }] },
  incomingCallEvent: {
    ...{ eventId: '0d9c7f2e-5f0e-4a53-9c1e-0a4b8a3f7f10', serverCallId: ID, hasVideo: false },
    caller: { id: '8:acs:alice' },
    metadata: { recipientId: '8:acs:bob', expiresAt: '2026-11-30T10:02:00.000Z' },
  },
};

describe('a push that a task is given', () => {
  it('is read as Android has it', () => {
    const { data } = JSON.parse(toFcm(push, 0).body) as { data: object };
    const bundle = { collapseKey: null, notification: null, ttl: 60 };
    expect(readBackgroundPush({ ...bundle, data: { dataString: null, ...data } })).toEqual(push);
  });

  it('is read as iOS has it', () => {
    const { aps, ...data } = JSON.parse(toApns(push, 0).body) as { aps: object };
    expect(readBackgroundPush({ notification: null, aps, data })).toEqual(push);
  });

  it.each([
    undefined,
    {},
    { data: null },
    { data: { body: 'Hello' } },
    { actionIdentifier: 'open' },
  ])('is none of ours: %j', (payload) => expect(readBackgroundPush(payload)).toBeUndefined());
});

describe('the end of a call by a push', () => {
  it.each([
    ['answered-elsewhere', 'answeredElsewhere'],
    ['declined-elsewhere', 'declinedElsewhere'],
    ['cancelled', 'remoteEnded'],
    ['no-answer', 'unanswered'],
  ] as const)('is told to the system: %s', (reason, told) => {
    expect(endByPush({ ...push, reason }, ringing)).toEqual({ id: 'os-1', reason: told });
  });

  it('knows the call however its id is written', () => {
    const serverCallId = Buffer.from(ID).toString('base64');
    expect(endByPush({ ...push, serverCallId }, ringing)?.id).toBe('os-1');
  });

  it.each<[string, CallEndedPush, SystemCall | null]>([
    ['no call', push, null],
    ['another call', { ...push, serverCallId: 'home.other' }, ringing],
    ['a call of somebody else', { ...push, recipientId: '8:acs:carla' }, ringing],
    ['a call that was answered', push, { ...ringing, status: 'connecting' }],
    ['a call that goes on', push, { ...ringing, status: 'connected' }],
    ['a call from here', push, { ...ringing, incomingCallEvent: undefined }],
  ])('is none of %s', (_what, ended, active) => {
    expect(endByPush(ended, active)).toBeUndefined();
  });

  it('is told once, however often the push comes', async () => {
    let active: SystemCall | null = ringing;
    const calls = {
      getActiveCallSession: async () => active,
      reportCallEnded: jest.fn<SystemCalls['reportCallEnded']>(async () => {
        active = null;
      }),
    };
    await endCallByPush(push, calls);
    await endCallByPush(push, calls);
    expect(calls.reportCallEnded.mock.calls).toEqual([['os-1', 'answeredElsewhere']]);
  });
});
