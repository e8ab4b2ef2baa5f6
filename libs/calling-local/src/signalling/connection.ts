import { CALL_SIGNALLING } from '@switchboard/acs-wire';
import type {
  CallArgs,
  CallEvent,
  CallFrame,
  CallOperation,
  CallServerFrame,
  IceServer,
} from '@switchboard/acs-wire';
import type { Clock } from '@switchboard/kernel';
import { CallingError } from '../errors.ts';

/** A request is given up after this long, whatever happened to the connection. */
const REQUEST_MS = 30_000;
const FIRST_RETRY_MS = 250;
const LONGEST_RETRY_MS = 10_000;
/** Silence for this long means that the socket is dead, although nobody has said so. */
const SILENCE_MS = CALL_SIGNALLING.heartbeatMs * 2.5;
/** Events after which the server hears what has been seen; fewer wait for the next beat. */
const ACK_EVERY = 8;

type Welcome = Extract<CallServerFrame, { t: 'welcome' }>;

export interface ConnectionOptions {
  /** `wss://…` or, on loopback, `ws://…`. */
  readonly url: string;
  readonly displayName?: string | undefined;
  readonly token: () => Promise<string>;
  readonly WebSocket: typeof globalThis.WebSocket;
  readonly clock: Clock;
  readonly onEvent: (event: CallEvent) => void;
  /** @param fresh whether the server had forgotten us: what we were in is over */
  readonly onUp: (welcome: Welcome, fresh: boolean) => void;
  readonly onDown: () => void;
  /** For good: the server will not have us. */
  readonly onRefused: (error: CallingError) => void;
}

interface Waiting {
  readonly frame: CallFrame;
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: CallingError) => void;
  readonly timer: Disposable;
}

/**
 * The line to the data plane. It comes back by itself, takes up where it was, and says again what
 * was not answered, so that whoever asks does not have to care.
 */
export class Connection {
  readonly #options: ConnectionOptions;
  #socket: WebSocket | undefined;
  #welcome: Welcome | undefined;
  #seen = 0;
  #acknowledged = 0;
  #lastId = 0;
  #failures = 0;
  #closed = false;
  #retry: Disposable | undefined;
  #silence: Disposable | undefined;
  readonly #waiting = new Map<number, Waiting>();

  constructor(options: ConnectionOptions) {
    this.#options = options;
  }

  get iceServers(): readonly IceServer[] {
    return this.#welcome?.iceServers ?? [];
  }

  get user(): string {
    return this.#welcome?.user ?? '';
  }

  connect(): void {
    this.#options.token().then(
      (token) => this.#open(token),
      (error: unknown) => {
        if (this.#closed) return;
        this.#refuse(new CallingError('No valid token.', 401, 40235, { cause: error }));
      },
    );
  }

  /** Tries again at once: the network has come back. */
  hurry(): void {
    if (this.#retry) this.#reconnect();
  }

  /** As a network would. */
  drop(): void {
    this.#socket?.close();
  }

  request<Op extends CallOperation>(op: Op, args: CallArgs<Op>): Promise<unknown> {
    if (this.#closed) return Promise.reject(new CallingError('Not connected.', 412, 41071));
    const id = ++this.#lastId;
    const frame: CallFrame = { t: 'req', id, op, args };
    return new Promise((resolve, reject) => {
      const timer = this.#options.clock.after(REQUEST_MS, () => {
        this.#waiting.delete(id);
        reject(new CallingError('The service did not answer in time.', 408, 40101));
      });
      this.#waiting.set(id, { frame, resolve, reject, timer });
      if (this.#welcome && this.#socket?.readyState === 1) this.#send(frame);
    });
  }

  /** Says goodbye, so that nobody waits for us. */
  close(): void {
    if (this.#closed) return;
    this.#send({ t: 'bye' });
    this.#end(new CallingError('The call agent was disposed.', 412, 41071));
  }

  #open(token: string): void {
    if (this.#closed) return;
    const socket = new this.#options.WebSocket(this.#options.url);
    this.#socket = socket;
    const { displayName } = this.#options;
    const resume = this.#welcome && { agent: this.#welcome.agent, seq: this.#seen };
    socket.onopen = () => {
      this.#send({
        t: 'hello',
        v: CALL_SIGNALLING.version,
        token,
        ...(displayName !== undefined && { displayName }),
        ...(resume && { resume }),
      });
    };
    socket.onmessage = ({ data }: MessageEvent<string>) => {
      if (socket === this.#socket) this.#read(JSON.parse(data) as CallServerFrame);
    };
    socket.onclose = () => this.#lost(socket);
    this.#listen();
  }

  #read(frame: CallServerFrame): void {
    this.#listen();
    if (frame.t === 'welcome') return this.#welcomed(frame);
    if (frame.t === 'refused') return this.#refused(frame);
    if (frame.t === 'beat') {
      this.#send({ t: 'beat' });
      return this.#acknowledge();
    }
    if (frame.seq <= this.#seen) return;
    this.#seen = frame.seq;
    if (this.#seen - this.#acknowledged >= ACK_EVERY) this.#acknowledge();
    if (frame.event.type === 'res') return this.#answered(frame.event);
    this.#options.onEvent(frame.event);
  }

  #welcomed(welcome: Welcome): void {
    const fresh = this.#welcome !== undefined && !welcome.resumed;
    this.#welcome = welcome;
    this.#failures = 0;
    if (fresh) this.#startOver();
    for (const { frame } of this.#waiting.values()) {
      if (frame.t === 'req' && frame.id > welcome.handled) this.#send(frame);
    }
    this.#options.onUp(welcome, fresh);
  }

  /** A new agent knows nothing of what was asked of the old one. */
  #startOver(): void {
    this.#seen = 0;
    this.#acknowledged = 0;
    this.#rejectAll(new CallingError('The service has been restarted.', 503, 0));
  }

  #answered(event: Extract<CallEvent, { type: 'res' }>): void {
    const waiting = this.#waiting.get(event.id);
    if (!waiting) return;
    this.#waiting.delete(event.id);
    waiting.timer[Symbol.dispose]();
    if ('error' in event) waiting.reject(CallingError.from(event.error));
    else waiting.resolve(event.value);
  }

  #refused(frame: Extract<CallServerFrame, { t: 'refused' }>): void {
    // A service that goes down for a moment is worth another try.
    if (frame.code === 503 || frame.code === 429 || frame.code === 496)
      return this.#socket?.close();
    this.#refuse(CallingError.from(frame));
  }

  #refuse(error: CallingError): void {
    this.#end(error);
    this.#options.onRefused(error);
  }

  #lost(socket: WebSocket): void {
    if (socket !== this.#socket || this.#closed) return;
    this.#socket = undefined;
    this.#silence?.[Symbol.dispose]();
    if (this.#failures === 0) this.#options.onDown();
    const wait = Math.min(LONGEST_RETRY_MS, FIRST_RETRY_MS * 2 ** this.#failures);
    this.#failures += 1;
    // Spread out, or everybody is back in the same instant after a restart.
    const jittered = wait * (0.5 + Math.random() / 2);
    this.#retry = this.#options.clock.after(jittered, () => this.#reconnect());
  }

  #reconnect(): void {
    this.#retry?.[Symbol.dispose]();
    this.#retry = undefined;
    this.connect();
  }

  #listen(): void {
    this.#silence?.[Symbol.dispose]();
    const socket = this.#socket;
    this.#silence = this.#options.clock.after(SILENCE_MS, () => {
      socket?.close();
      if (socket) this.#lost(socket);
    });
  }

  #acknowledge(): void {
    if (this.#acknowledged === this.#seen) return;
    this.#acknowledged = this.#seen;
    this.#send({ t: 'ack', seq: this.#seen });
  }

  #send(frame: CallFrame): void {
    if (this.#socket?.readyState === 1) this.#socket.send(JSON.stringify(frame));
  }

  #end(error: CallingError): void {
    this.#closed = true;
    this.#retry?.[Symbol.dispose]();
    this.#silence?.[Symbol.dispose]();
    this.#socket?.close();
    this.#socket = undefined;
    this.#rejectAll(error);
  }

  #rejectAll(error: CallingError): void {
    for (const { reject, timer } of this.#waiting.values()) {
      timer[Symbol.dispose]();
      reject(error);
    }
    this.#waiting.clear();
  }
}
