import { CALL_SIGNALLING } from '@switchboard/acs-wire';
import type {
  CallAnswer,
  CallArgs,
  CallEvent,
  CallOperation,
  CallServerFrame,
  IceServer,
} from '@switchboard/acs-wire';
import type { WebSocket } from 'ws';
import { connectBare } from './realtime-client.ts';

export interface AgentLine {
  readonly socket: WebSocket;
  readonly iceServers: readonly IceServer[];
  /** Rejects when it is refused. */
  ask<Op extends CallOperation>(op: Op, args: CallArgs<Op>): Promise<CallAnswer<Op>>;
}

/** A call agent that does nothing by itself but live. */
export async function connectAgent(
  base: string,
  token: string,
  onEvent: (event: CallEvent) => void = () => undefined,
): Promise<AgentLine> {
  const socket = await connectBare(base + CALL_SIGNALLING.path);
  const say = (frame: object): void => socket.send(JSON.stringify(frame));
  const waiting = new Map<number, PromiseWithResolvers<unknown>>();
  let asked = 0;
  const take = (event: CallEvent): void => {
    if (event.type !== 'res') return onEvent(event);
    const answer = waiting.get(event.id);
    waiting.delete(event.id);
    if ('error' in event) answer?.reject(new Error(event.error.message));
    else answer?.resolve(event.value);
  };
  const welcome = new Promise<readonly IceServer[]>((resolve, reject) => {
    socket.on('message', (data: Buffer) => {
      const frame = JSON.parse(data.toString()) as CallServerFrame;
      if (frame.t === 'beat') say({ t: 'beat' });
      if (frame.t === 'welcome') resolve(frame.iceServers);
      if (frame.t === 'refused') reject(new Error(frame.message));
      if (frame.t !== 'evt') return;
      say({ t: 'ack', seq: frame.seq });
      take(frame.event);
    });
  });
  say({ t: 'hello', v: CALL_SIGNALLING.version, token });
  return {
    socket,
    iceServers: await welcome,
    ask: <Op extends CallOperation>(op: Op, args: CallArgs<Op>) => {
      const answer = Promise.withResolvers<unknown>();
      waiting.set(++asked, answer);
      say({ t: 'req', id: asked, op, args });
      return answer.promise as Promise<CallAnswer<Op>>;
    },
  };
}
