import type { RTCPeerConnection } from 'werift';

/**
 * Shares a range of UDP ports out among sockets. Each gets its own, because the library looks for a
 * free port first and binds it later: two that look at once would take the same.
 */
export class Ports {
  readonly #free: number[];

  constructor([first, last]: readonly [number, number]) {
    this.#free = Array.from({ length: last - first + 1 }, (_, at) => first + at);
  }

  get free(): number {
    return this.#free.length;
  }

  /** The one that was given back longest ago; somebody else may have it by now. */
  take(): number | undefined {
    return this.#free.shift();
  }

  giveBack(ports: readonly number[]): void {
    this.#free.push(...ports);
  }
}

/**
 * Has the sockets that a connection opens from now on take ports of these.
 *
 * @param taken is told which
 */
export function usePorts(peer: RTCPeerConnection, ports: Ports, taken: number[]): void {
  const next = (): [number, number] => {
    const port = ports.take();
    if (port === undefined) throw new Error('All ports for media are taken.');
    taken.push(port);
    return [port, port];
  };
  // Read once for each socket, one for each address of this machine.
  for (const { connection } of peer.iceTransports) {
    Object.defineProperty(connection.options, 'portRange', { configurable: true, get: next });
  }
}
