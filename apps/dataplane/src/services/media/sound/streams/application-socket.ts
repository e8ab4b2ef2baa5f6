import type { ClientRequestArgs } from 'node:http';
import type { Clock } from '@switchboard/kernel';
import { WebSocket } from 'ws';
import type { ClientOptions, RawData } from 'ws';
import {
  EndpointGuard,
  EndpointRefused,
  isInTheClear,
} from '../../../../platform/outgoing/guard.ts';
import { Pace } from './pace.ts';
import type { StreamProblem, StreamStart } from './stream-protocol.ts';

const OPEN_MS = 10_000;
/** Before each further attempt, once a connection is lost. */
const WAITS_MS: readonly number[] = [250, 500, 1_000, 2_000];
/** One that lasted so long may be lost as often again. */
const STEADY_MS = 30_000;
const PING_MS = 5_000;
/** That a server has not read yet: ten seconds of sound at 16 kHz. */
const MAX_WAITING_BYTES = 512 * 1_024;
/** A minute at 24 kHz, in base64, in one frame. */
const MAX_FRAME_BYTES = 4 * 1_024 * 1_024;

/** What a server answers that does not want to be connected to. */
const ANSWERS: Readonly<Partial<Record<number, StreamProblem>>> = {
  ...{ 400: 'invalid', 401: 'unauthorized', 403: 'forbidden', 429: 'too-many' },
};

export interface SocketEvents {
  opened(isAgain: boolean): void;
  received(text: string): void;
  failed(problem: StreamProblem): void;
}

type Options = Pick<StreamStart, 'url' | 'headers' | 'allowedAddresses' | 'greeting'>;

/** A connection to a server of an application's that is made anew a few times when it is lost. */
export class ApplicationSocket implements Disposable {
  readonly #options: Options;
  readonly #events: SocketEvents;
  readonly #clock: Clock;
  readonly #guard: EndpointGuard;
  readonly #pace: Pace;
  #greeting: string;
  #socket: WebSocket | undefined;
  #timer: Disposable | undefined;
  #hasOpened = false;
  #openedMs = 0;
  #attempts = 0;
  #isAlive = false;
  #isOver = false;

  constructor(options: Options, events: SocketEvents, clock: Clock) {
    this.#options = options;
    this.#events = events;
    this.#clock = clock;
    this.#guard = new EndpointGuard(options.allowedAddresses);
    this.#pace = new Pace(clock);
    this.#greeting = options.greeting;
    // Whoever made it is told of nothing before they have it.
    queueMicrotask(() => this.#connect());
  }

  /** What cannot be sent now, or is not read in time, is dropped. */
  send(frame: string): void {
    const socket = this.#socket;
    if (socket?.readyState !== WebSocket.OPEN) return;
    if (socket.bufferedAmount <= MAX_WAITING_BYTES) socket.send(frame);
  }

  /** Sends another first frame, now and with each further connection. */
  greet(frame: string): void {
    this.#greeting = frame;
    this.send(frame);
  }

  [Symbol.dispose](): void {
    this.#isOver = true;
    this.#timer?.[Symbol.dispose]();
    this.#socket?.close(1_000);
  }

  #connect(): void {
    if (this.#isOver) return;
    const url = new URL(this.#options.url);
    if (this.#guard.problem(url) !== undefined) return this.#fail('address-refused');
    const { headers } = this.#options;
    const options: ClientOptions & ClientRequestArgs = {
      ...{ headers: { ...headers }, followRedirects: false, perMessageDeflate: false },
      ...{ maxPayload: MAX_FRAME_BYTES, lookup: this.#guard.lookup(isInTheClear(url.protocol)) },
    };
    const socket = new WebSocket(url, options);
    this.#socket = socket;
    let problem: StreamProblem | undefined;
    this.#after(OPEN_MS, () => {
      problem = 'timed-out';
      socket.terminate();
    });
    socket.on('unexpected-response', (_request, { statusCode = 0 }) => {
      problem = ANSWERS[statusCode];
      socket.terminate();
    });
    // What goes wrong closes it as well.
    socket.on('error', (error) => {
      if (error instanceof EndpointRefused) problem = 'address-refused';
    });
    socket.on('open', () => this.#opened(socket));
    socket.on('message', (data) => this.#received(socket, data));
    socket.on('pong', () => void (this.#isAlive = true));
    socket.on('close', () => this.#closed(problem));
  }

  #opened(socket: WebSocket): void {
    const isAgain = this.#hasOpened;
    this.#hasOpened = true;
    this.#openedMs = this.#clock.now();
    this.#isAlive = true;
    socket.send(this.#greeting);
    this.#ping(socket);
    this.#events.opened(isAgain);
  }

  /** One that is not there any more does not say so. */
  #ping(socket: WebSocket): void {
    if (!this.#isAlive && !socket.isPaused) return socket.terminate();
    this.#isAlive = false;
    socket.ping();
    this.#after(PING_MS, () => this.#ping(socket));
  }

  #received(socket: WebSocket, data: RawData): void {
    if (this.#isOver) return;
    const bytes = bytesOf(data);
    const restMs = this.#pace.take(bytes.length);
    if (restMs > 0) {
      socket.pause();
      this.#clock.after(restMs, () => socket.resume());
    }
    this.#events.received(bytes.toString());
  }

  #closed(problem: StreamProblem | undefined): void {
    this.#timer?.[Symbol.dispose]();
    if (this.#isOver) return;
    if (!this.#hasOpened) return this.#fail(problem ?? 'not-connected');
    if (this.#clock.now() - this.#openedMs >= STEADY_MS) this.#attempts = 0;
    const waitMs = WAITS_MS[this.#attempts++];
    if (waitMs === undefined) return this.#fail('interrupted');
    this.#after(waitMs, () => this.#connect());
  }

  #fail(problem: StreamProblem): void {
    this.#isOver = true;
    this.#events.failed(problem);
  }

  #after(ms: number, work: () => void): void {
    this.#timer?.[Symbol.dispose]();
    this.#timer = this.#clock.after(ms, work);
  }
}

function bytesOf(data: RawData): Buffer {
  if (Buffer.isBuffer(data)) return data;
  return Array.isArray(data) ? Buffer.concat(data) : Buffer.from(data);
}
