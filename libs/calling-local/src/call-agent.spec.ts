import { VirtualClock } from '@switchboard/kernel/testing';
import { FakeSockets } from '../tests/_fake-socket.ts';
import { createCallingModule } from './module.ts';

const credential = {
  getToken: async () => ({ token: 'token', expiresOnTimestamp: 3_600_000 }),
  dispose: () => undefined,
};

it('passes on which calls can be read among the records, although none of them is known here', async () => {
  const clock = new VirtualClock(0);
  const sockets = new FakeSockets();
  const recorded: string[] = [];
  const { CallClient } = createCallingModule({
    endpoint: 'http://localhost',
    onRecorded: (callId) => void recorded.push(callId),
    platform: { WebSocket: sockets.WebSocket, clock },
  });
  const making = new CallClient().createCallAgent(credential);
  await clock.advance(0);
  sockets.last.open();
  const known = { agent: 'agent-1', user: '8:acs:alice', iceServers: [] };
  sockets.last.say({ t: 'welcome', ...known, resumed: false, handled: 0 });
  const agent = await making;
  sockets.last.say({ t: 'evt', seq: 1, event: { type: 'call.recorded', callId: 'home.call' } });
  expect(recorded).toEqual(['home.call']);
  await agent.dispose();
});
