import { CALL_SIGNALLING } from '@switchboard/acs-wire';
import type {
  CallAnswer,
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
const MAX_RETRY_MS = 10_000;
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
  readonly reject: (error: unknown) => void;
  readonly timer: Disposable;
}

/**
 * The connection to the data plane. It comes back by itself, takes up where it was, and says again what
 * was not answered, so that whoever asks does not have to care.
 */
export class Connection {
  private readonly _options: ConnectionOptions;
  private _socket: WebSocket | undefined;
  private _welcome: Welcome | undefined;
  private _seen = 0;
  private _acknowledged = 0;
  private _lastId = 0;
  private _failures = 0;
  private _closed = false;
  private _retry: Disposable | undefined;
  private _silence: Disposable | undefined;
  private readonly _waiting = new Map<number, Waiting>();

  constructor(options: ConnectionOptions) {
    this._options = options;
  }

  get iceServers(): readonly IceServer[] {
    return this._welcome?.iceServers ?? [];
  }

  get user(): string {
    return this._welcome?.user ?? '';
  }

  connect(): void {
    this._options.token().then(
      (token) => this._open(token),
      (error: unknown) => {
        if (this._closed) return;
        this._refuse(new CallingError('No valid token.', 401, 40235, { cause: error }));
      },
    );
  }

  /** Tries again at once: the network has come back. */
  hurry(): void {
    if (this._retry) this._reconnect();
  }

  /** As a network would. */
  drop(): void {
    this._socket?.close();
  }

  /**
   * Asks the server something.
   *
   * @param take is given the answer before anything that the server says after it; what it throws is
   *   what the promise is rejected with
   */
  request<Op extends CallOperation>(
    op: Op,
    args: CallArgs<Op>,
    take?: (answer: CallAnswer<Op>) => void,
  ): Promise<CallAnswer<Op>> {
    if (this._closed) return Promise.reject(new CallingError('Not connected.', 412, 41071));
    const id = ++this._lastId;
    const frame: CallFrame = { t: 'req', id, op, args };
    return new Promise<CallAnswer<Op>>((resolve, reject) => {
      const timer = this._options.clock.after(REQUEST_MS, () => {
        this._waiting.delete(id);
        reject(new CallingError('The service did not answer in time.', 408, 40101));
      });
      const answered = (value: unknown): void => {
        take?.(value as CallAnswer<Op>);
        resolve(value as CallAnswer<Op>);
      };
      this._waiting.set(id, { frame, resolve: answered, reject, timer });
      if (this._welcome && this._socket?.readyState === 1) this._send(frame);
    });
  }

  /** Says goodbye, so that nobody waits for us. */
  close(): void {
    if (this._closed) return;
    this._send({ t: 'bye' });
    this._end(new CallingError('The call agent was disposed.', 412, 41071));
  }

  private _open(token: string): void {
    if (this._closed) return;
    const socket = new this._options.WebSocket(this._options.url);
    this._socket = socket;
    const { displayName } = this._options;
    const resume = this._welcome && { agent: this._welcome.agent, seq: this._seen };
    socket.onopen = () => {
      this._send({
        t: 'hello',
        v: CALL_SIGNALLING.version,
        token,
        ...(displayName !== undefined && { displayName }),
        ...(resume && { resume }),
      });
    };
    socket.onmessage = ({ data }: MessageEvent<string>) => {
      if (socket === this._socket) this._read(JSON.parse(data) as CallServerFrame);
    };
    socket.onclose = () => this._lost(socket);
    this._listen();
  }

  private _read(frame: CallServerFrame): void {
    this._listen();
    if (frame.t === 'welcome') return this._welcomed(frame);
    if (frame.t === 'refused') return this._refused(frame);
    if (frame.t === 'beat') {
      this._send({ t: 'beat' });
      return this._acknowledge();
    }
    if (frame.seq <= this._seen) return;
    this._seen = frame.seq;
    if (this._seen - this._acknowledged >= ACK_EVERY) this._acknowledge();
    if (frame.event.type === 'res') return this._answered(frame.event);
    this._options.onEvent(frame.event);
  }

  private _welcomed(welcome: Welcome): void {
    const fresh = this._welcome !== undefined && !welcome.resumed;
    this._welcome = welcome;
    this._failures = 0;
    if (fresh) this._startOver();
    for (const { frame } of this._waiting.values()) {
      if (frame.t === 'req' && frame.id > welcome.handled) this._send(frame);
    }
    this._options.onUp(welcome, fresh);
  }

  /** A new agent knows nothing of what was asked of the old one. */
  private _startOver(): void {
    this._seen = 0;
    this._acknowledged = 0;
    this._rejectAll(new CallingError('The service has been restarted.', 503, 0));
  }

  private _answered(event: Extract<CallEvent, { type: 'res' }>): void {
    const waiting = this._waiting.get(event.id);
    if (!waiting) return;
    this._waiting.delete(event.id);
    waiting.timer[Symbol.dispose]();
    if ('error' in event) return waiting.reject(CallingError.from(event.error));
    try {
      waiting.resolve(event.value);
    } catch (error) {
      waiting.reject(error);
    }
  }

  private _refused(frame: Extract<CallServerFrame, { t: 'refused' }>): void {
    // A service that goes down for a moment is worth another try.
    if (frame.code === 503 || frame.code === 429 || frame.code === 496)
      return this._socket?.close();
    this._refuse(CallingError.from(frame));
  }

  private _refuse(error: CallingError): void {
    this._end(error);
    this._options.onRefused(error);
  }

  private _lost(socket: WebSocket): void {
    if (socket !== this._socket || this._closed) return;
    this._socket = undefined;
    this._silence?.[Symbol.dispose]();
    if (this._failures === 0) this._options.onDown();
    const wait = Math.min(MAX_RETRY_MS, FIRST_RETRY_MS * 2 ** this._failures);
    this._failures += 1;
    // Spread out, or everybody is back in the same instant after a restart.
    const jittered = wait * (0.5 + Math.random() / 2);
    this._retry = this._options.clock.after(jittered, () => this._reconnect());
  }

  private _reconnect(): void {
    this._retry?.[Symbol.dispose]();
    this._retry = undefined;
    this.connect();
  }

  private _listen(): void {
    this._silence?.[Symbol.dispose]();
    const socket = this._socket;
    this._silence = this._options.clock.after(SILENCE_MS, () => {
      socket?.close();
      if (socket) this._lost(socket);
    });
  }

  private _acknowledge(): void {
    if (this._acknowledged === this._seen) return;
    this._acknowledged = this._seen;
    this._send({ t: 'ack', seq: this._seen });
  }

  private _send(frame: CallFrame): void {
    if (this._socket?.readyState === 1) this._socket.send(JSON.stringify(frame));
  }

  private _end(error: CallingError): void {
    this._closed = true;
    this._retry?.[Symbol.dispose]();
    this._silence?.[Symbol.dispose]();
    this._socket?.close();
    this._socket = undefined;
    this._rejectAll(error);
  }

  private _rejectAll(error: CallingError): void {
    for (const { reject, timer } of this._waiting.values()) {
      timer[Symbol.dispose]();
      reject(error);
    }
    this._waiting.clear();
  }
}
