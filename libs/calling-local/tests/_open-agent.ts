import type { CallAgent } from '@azure/communication-calling';
import type { CallEvent, CallFrame } from '@switchboard/acs-wire';
import { VirtualClock } from '@switchboard/kernel/testing';
import { createCallingModule } from '../src/module.ts';
import { FakeSockets } from './_fake-socket.ts';
import { ALICE } from './_fake-owner.ts';

const credential = {
  getToken: async () => ({ token: 'token', expiresOnTimestamp: 3_600_000 }),
  dispose: () => undefined,
};

export interface OpenAgent {
  readonly agent: CallAgent;
  /** What the server was asked, in order. */
  asked(): readonly Extract<CallFrame, { t: 'req' }>[];
  /** The server says something. */
  say(event: CallEvent): void;
}

/** An agent of Alice whose server is the test; no media flows. */
export async function openAgent(): Promise<OpenAgent> {
  const clock = new VirtualClock(0);
  const sockets = new FakeSockets();
  const { CallClient } = createCallingModule({
    endpoint: 'http://localhost',
    platform: { WebSocket: sockets.WebSocket, clock },
  });
  const making = new CallClient().createCallAgent(credential);
  await clock.advance(0);
  sockets.last.open();
  const known = { agent: 'agent-1', user: ALICE, iceServers: [] };
  sockets.last.say({ t: 'welcome', ...known, resumed: false, handled: 0 });
  const agent = await making;
  let seq = 0;
  return {
    agent: agent as unknown as CallAgent,
    asked: () => sockets.last.sent.filter((frame) => frame.t === 'req'),
    say: (event) => sockets.last.say({ t: 'evt', seq: ++seq, event }),
  };
}
