import { once } from 'node:events';
import { WebSocket } from 'ws';
import { within } from './_until.ts';

export interface Received {
  readonly eventId: number;
  readonly [field: string]: unknown;
}

interface Allocation {
  readonly socketio: string;
  readonly surl: string;
  readonly connectparams: Record<string, string>;
}

/**
 * The realtime protocol by hand, step by step, so that a test can do what the SDK's client would
 * never do: not answer, not read, break in the middle.
 */
export class RealtimeClient {
  readonly events: Received[] = [];
  readonly frames: string[] = [];
  answering = true;
  readonly #base: string;
  readonly #token: string;
  readonly endpointId: string;
  socket: WebSocket | undefined;
  allocation: Allocation | undefined;
  #waiters: { ready: () => boolean; done: () => void }[] = [];

  constructor(base: string, token: string, endpointId: string = crypto.randomUUID()) {
    this.#base = base;
    this.#token = token;
    this.endpointId = endpointId;
  }

  get headers(): Record<string, string> {
    return { 'x-skypetoken': this.#token };
  }

  /** Allocation and handshake. @returns the socket id */
  async shakeHands(): Promise<string> {
    const query = new URLSearchParams({ epid: this.endpointId, ...this.allocation?.connectparams });
    const allocated = await fetch(`${this.#base}/v4/a?${query}`, {
      method: 'POST',
      headers: this.headers,
    });
    if (!allocated.ok) throw new Error(`allocation: ${allocated.status}`);
    this.allocation = (await allocated.json()) as Allocation;
    const next = new URLSearchParams({ epid: this.endpointId, ...this.allocation.connectparams });
    const shaken = await fetch(`${this.allocation.socketio}socket.io/1/?${next}`, {
      headers: this.headers,
    });
    if (!shaken.ok) throw new Error(`handshake: ${shaken.status}`);
    return (await shaken.text()).split(':')[0]!;
  }

  async connect(): Promise<this> {
    const socketId = await this.shakeHands();
    this.frames.length = 0;
    const socket = new WebSocket(
      `${this.#base.replace(/^http/, 'ws')}/socket.io/1/websocket/${socketId}`,
    );
    this.socket = socket;
    socket.on('message', (data: Buffer) => this.#take(data.toString()));
    socket.on('error', () => undefined);
    await this.until(() => this.frames.some((frame) => frame.includes('trouter.connected')));
    return this;
  }

  async close(): Promise<void> {
    const { socket } = this;
    if (!socket || socket.readyState === socket.CLOSED) return;
    socket.terminate();
    await once(socket, 'close');
  }

  async closed(): Promise<void> {
    const { socket } = this;
    if (socket && socket.readyState !== socket.CLOSED)
      await within('the server closes the socket', once(socket, 'close'));
  }

  /** Resolves when the condition holds; it is looked at after each frame. Its source says what it is. */
  until(ready: () => boolean): Promise<void> {
    if (ready()) return Promise.resolve();
    const holds = new Promise<void>((done) => this.#waiters.push({ ready, done }));
    return within(`after a frame, ${ready}`, holds);
  }

  #take(frame: string): void {
    this.frames.push(frame);
    if (frame.startsWith('3:::')) this.#notified(frame.slice(4));
    if (frame === '2::') this.socket?.send('2::');
    this.#waiters = this.#waiters.filter(({ ready, done }) => !ready() || done());
  }

  #notified(data: string): void {
    const { id, body } = JSON.parse(data) as { id: number; body: string };
    this.events.push(JSON.parse(body) as Received);
    if (!this.answering) return;
    this.socket?.send(`3:::${JSON.stringify({ id, status: 200, headers: {}, body: '' })}`);
  }
}
