import { CALL_SIGNALLING } from '@switchboard/acs-wire';
import type { CallServerFrame, IceServer } from '@switchboard/acs-wire';
import type { WebSocket } from 'ws';
import { connectBare } from './realtime-client.ts';

export interface AgentLine {
  readonly socket: WebSocket;
  readonly iceServers: readonly IceServer[];
}

/** A call agent that does nothing but live. */
export async function connectAgent(base: string, token: string): Promise<AgentLine> {
  const socket = await connectBare(base + CALL_SIGNALLING.path);
  const welcome = new Promise<readonly IceServer[]>((resolve, reject) => {
    socket.on('message', (data: Buffer) => {
      const frame = JSON.parse(data.toString()) as CallServerFrame;
      if (frame.t === 'beat') socket.send('{"t":"beat"}');
      if (frame.t === 'welcome') resolve(frame.iceServers);
      if (frame.t === 'refused') reject(new Error(frame.message));
    });
  });
  socket.send(JSON.stringify({ t: 'hello', v: CALL_SIGNALLING.version, token }));
  return { socket, iceServers: await welcome };
}
