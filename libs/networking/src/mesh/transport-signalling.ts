import type { MessageChannel } from '../messages/message-channel.ts';
import type { DataTransport, OutgoingMessage } from '../transport/transport.ts';
import { MAX_SIGNAL_CHARACTERS } from './signal.ts';
import type { Signalling } from './signalling.ts';

export interface TransportSignallingOptions {
  readonly transport: DataTransport;
  /** Over the same transport. */
  readonly channel: MessageChannel;
  /** Of the channel; 0 to 255. */
  readonly topic: number;
}

/** What waits while the way is busy; whoever misses something agrees again later. */
const MAX_WAITING = 256;

/** Signalling over any transport: the data channel of a call, above all, for connections beside it. */
export function transportSignalling(options: TransportSignallingOptions): Signalling {
  const { transport, channel, topic } = options;
  let waiting: OutgoingMessage[] = [];
  const sendWaiting = (): void => {
    while (!transport.isClosed && waiting[0] && channel.send(topic, waiting[0])) waiting.shift();
  };
  return {
    self: transport.self,
    send(to, text) {
      if (transport.isClosed) return;
      const bytes = new TextEncoder().encode(text);
      waiting = [
        ...waiting,
        { delivery: 'reliable', bytes, ...(to !== undefined && { to: [to] }) } as const,
      ];
      waiting = waiting.slice(-MAX_WAITING);
      sendWaiting();
    },
    subscribe({ message, joined }) {
      const subscriptions = [
        channel.subscribe(topic, ({ from, delivery, bytes }) => {
          if (delivery !== 'reliable' || bytes.length > MAX_SIGNAL_CHARACTERS) return;
          message?.(from, new TextDecoder().decode(bytes));
        }),
        transport.subscribe({ drained: sendWaiting, ...(joined && { peerJoined: joined }) }),
      ];
      return {
        [Symbol.dispose]: () => subscriptions.forEach((one) => one[Symbol.dispose]()),
      };
    },
  };
}
