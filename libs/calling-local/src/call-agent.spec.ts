import { VirtualClock } from '@switchboard/kernel/testing';
import { callView } from '../tests/_fake-owner.ts';
import { FakeSockets } from '../tests/_fake-socket.ts';
import { createCallingModule } from './module.ts';

const credential = {
  getToken: async () => ({ token: 'token', expiresOnTimestamp: 3_600_000 }),
  dispose: () => undefined,
};

/** An agent that the server has let in. */
async function begin(onRecorded?: (callId: string) => void) {
  const clock = new VirtualClock(0);
  const sockets = new FakeSockets();
  const { CallClient } = createCallingModule({
    endpoint: 'http://localhost',
    ...(onRecorded && { onRecorded }),
    platform: { WebSocket: sockets.WebSocket, clock },
  });
  const making = new CallClient().createCallAgent(credential);
  await clock.advance(0);
  sockets.last.open();
  const known = { agent: 'agent-1', user: '8:acs:alice', iceServers: [] };
  sockets.last.say({ t: 'welcome', ...known, resumed: false, handled: 0 });
  return { agent: await making, socket: sockets.last, clock };
}

it('passes on which calls can be read among the records, although none of them is known here', async () => {
  const recorded: string[] = [];
  const { agent, socket } = await begin((callId) => void recorded.push(callId));
  socket.say({ t: 'evt', seq: 1, event: { type: 'call.recorded', callId: 'home.call' } });
  expect(recorded).toEqual(['home.call']);
  await agent.dispose();
});

it('leaves a call into which it was moved from one that it had hung up', async () => {
  const { agent, socket, clock } = await begin();
  const event = { type: 'call.moved', callId: 'home.former', call: callView() } as const;
  socket.say({ t: 'evt', seq: 1, event });
  await clock.advance(0);
  expect(socket.sent).toContainEqual(
    expect.objectContaining({ op: 'call.hangUp', args: { callId: 'call-1' } }),
  );
  await agent.dispose();
});
