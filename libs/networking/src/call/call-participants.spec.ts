import type { Call, RemoteParticipant } from '@azure/communication-calling';
import { participantsOf } from './call-participants.ts';

type Listener = (change?: unknown) => void;

const person = (communicationUserId: string) =>
  ({ identifier: { communicationUserId, kind: 'communicationUser' } }) as RemoteParticipant;

function fakeCall(...names: string[]) {
  const listeners = {
    remoteParticipantsUpdated: new Set<Listener>(),
    stateChanged: new Set<Listener>(),
  };
  const call = {
    state: 'Connected',
    remoteParticipants: names.map(person),
    on: (event: keyof typeof listeners, listener: Listener) => void listeners[event].add(listener),
    off: (event: keyof typeof listeners, listener: Listener) =>
      void listeners[event].delete(listener),
  };
  const tell = (event: keyof typeof listeners, change?: unknown): void => {
    for (const listener of listeners[event]) listener(change);
  };
  return { call: call as unknown as Call & { state: string }, listeners, tell };
}

it('tells who is in a call, who comes and goes, and when it is over', () => {
  const { call, tell } = fakeCall('8:acs:one');
  const participants = participantsOf(call);
  const heard: string[] = [];
  participants.subscribe({
    joined: (id) => heard.push(`joined ${id}`),
    left: (id) => heard.push(`left ${id}`),
    ended: () => heard.push('ended'),
  });
  tell('remoteParticipantsUpdated', {
    added: [person('8:acs:two')],
    removed: [person('8:acs:one')],
  });
  tell('stateChanged');
  (call as { state: string }).state = 'Disconnected';
  tell('stateChanged');
  expect(participants.list()).toEqual(['8:acs:one']);
  expect(heard).toEqual(['left 8:acs:one', 'joined 8:acs:two', 'ended']);
});

it('takes off the very listeners that it put there', () => {
  const { call, listeners } = fakeCall();
  participantsOf(call).subscribe({})[Symbol.dispose]();
  expect([listeners.remoteParticipantsUpdated.size, listeners.stateChanged.size]).toEqual([0, 0]);
});
