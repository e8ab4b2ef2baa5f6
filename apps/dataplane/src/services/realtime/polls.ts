import type { Clock } from '@switchboard/kernel';
import { pollingTransport } from './polling-transport.ts';
import type { PollingTransport } from './polling-transport.ts';
import type { Session } from './session.ts';

/** The connections of clients that have no WebSocket, by the id of their socket. */
export class Polls {
  readonly #clock: Clock;
  readonly #transports = new Map<string, PollingTransport>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  find(socketId: string): PollingTransport | undefined {
    return this.#transports.get(socketId);
  }

  start(socketId: string, session: Session): PollingTransport {
    const transport = pollingTransport(this.#clock);
    this.#transports.set(socketId, transport);
    session.attach(transport);
    const closed = transport.onClose;
    transport.onClose = () => {
      this.#transports.delete(socketId);
      closed?.();
    };
    return transport;
  }
}
