import type { CallEndedPush } from '@switchboard/push';
import { toFcm } from '@switchboard/push';
import { defineBackgroundTask, hearEndedCalls } from '../src/background-task.ts';

const push: CallEndedPush = {
  ...{ type: 'call-ended', eventId: '0d9c7f2e-5f0e-4a53-9c1e-0a4b8a3f7f12' },
  ...{ serverCallId: 'home.42', recipientId: '8:acs:bob', reason: 'cancelled' },
};
const mockRinging = {
  ...{ id: 'os-1', status: 'ringing', remoteParticipants: [] },
  incomingCallEvent: { serverCallId: 'home.42', metadata: { recipientId: '8:acs:bob' } },
};

type Task = (body: { readonly data: unknown }) => Promise<void>;
const mockTasks = new Map<string, Task>();
const mockRegistered: string[] = [];
const mockEnded: unknown[] = [];

jest.mock('expo-task-manager', () => ({
  defineTask: (name: string, task: Task) => mockTasks.set(name, task),
}));
jest.mock('expo-notifications', () => ({
  registerTaskAsync: async (name: string) => mockRegistered.push(name),
}));
jest.mock('expo-callkit-telecom', () => ({
  getActiveCallSession: async () => mockRinging,
  reportCallEnded: async (...told: unknown[]) => mockEnded.push(told),
}));

it('ends the call on the system’s screen while the app does not run, and leaves it to the app then', async () => {
  defineBackgroundTask();
  const [[name, task] = []] = [...mockTasks];
  expect(mockRegistered).toEqual([name]);
  const { data } = JSON.parse(toFcm(push, 0).body) as { data: object };
  const received = { data: { notification: null, data: { dataString: null, ...data } } };
  await task!(received);
  expect(mockEnded).toEqual([['os-1', 'remoteEnded']]);
  const heard: CallEndedPush[] = [];
  hearEndedCalls((one) => heard.push(one));
  await task!(received);
  expect([heard, mockEnded.length]).toEqual([[push], 1]);
});
