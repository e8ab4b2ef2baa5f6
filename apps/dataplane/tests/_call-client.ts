import { CALL_SIGNALLING } from '@switchboard/acs-wire';
import type {
  CallArgs,
  CallEvent,
  CallFailure,
  CallOperation,
  CallServerFrame,
  CallView,
} from '@switchboard/acs-wire';
import { WebSocket } from 'ws';
import type { DataPlane } from '../src/index.ts';

type Event<Type extends CallEvent['type']> = Extract<CallEvent, { type: Type }>;
type Welcome = Extract<CallServerFrame, { t: 'welcome' }>;
type Refused = Extract<CallServerFrame, { t: 'refused' }>;

/** A calling client made by hand, which tries what no page would. */
export class CallClient implements Disposable {
  readonly events: CallEvent[] = [];
  welcome: Welcome | undefined;
  refused: Refused | undefined;
  /** Of the last event seen. */
  seq = 0;
  acknowledges = true;
  #socket: WebSocket | undefined;
  readonly #url: string;
  readonly #token: string;
  #id = 0;
  #waiters: { readonly test: () => boolean; readonly done: () => void }[] = [];

  constructor(plane: Pick<DataPlane, 'http'>, token: string) {
    this.#url = plane.http.replace(/^http/, 'ws') + CALL_SIGNALLING.path;
    this.#token = token;
  }

  static async open(plane: Pick<DataPlane, 'http'>, token: string, displayName?: string) {
    const client = new CallClient(plane, token);
    await client.connect(displayName);
    if (client.refused) throw new Error(client.refused.message);
    return client;
  }

  async connect(displayName?: string): Promise<void> {
    const socket = new WebSocket(this.#url);
    this.#socket = socket;
    const resume = this.welcome && { agent: this.welcome.agent, seq: this.seq };
    this.welcome = undefined;
    socket.on('message', (data) => this.#read(JSON.parse(String(data)) as CallServerFrame));
    socket.on('error', () => undefined);
    socket.on('close', () => this.#wake());
    await new Promise((resolve) => socket.once('open', resolve));
    this.send({ t: 'hello', v: CALL_SIGNALLING.version, token: this.#token, displayName, resume });
    await this.until(() => Boolean(this.welcome ?? this.refused));
  }

  send(frame: unknown): void {
    this.#socket?.send(typeof frame === 'string' ? frame : JSON.stringify(frame));
  }

  /** Waits for the answer. @throws CallFailure when it is a refusal */
  async ask<Op extends CallOperation>(op: Op, args: CallArgs<Op>): Promise<unknown> {
    return this.askAnything(op, args);
  }

  async askAnything(op: string, args: unknown, id = ++this.#id): Promise<unknown> {
    this.send({ t: 'req', id, op, args });
    const answer = await this.next('res', (event) => event.id === id);
    if ('error' in answer) throw new CallRefused(answer.error);
    return answer.value;
  }

  async start(...users: string[]): Promise<CallView> {
    const to = users.map((user) => ({ user }));
    return ((await this.ask('call.start', { to })) as { call: CallView }).call;
  }

  /** The first event of this type from now on, or already there, that passes. */
  async next<Type extends CallEvent['type']>(
    type: Type,
    test: (event: Event<Type>) => boolean = () => true,
  ): Promise<Event<Type>> {
    const find = (): Event<Type> | undefined =>
      this.events.find(
        (event): event is Event<Type> => event.type === type && test(event as Event<Type>),
      );
    await this.until(() => find() !== undefined);
    return find()!;
  }

  async until(test: () => boolean): Promise<void> {
    if (test()) return;
    await new Promise<void>((resolve, reject) => {
      const late = setTimeout(() => {
        reject(new Error(`waited in vain; had ${JSON.stringify(this.events.slice(-5))}`));
      }, 8_000);
      this.#waiters.push({
        test,
        done: () => {
          clearTimeout(late);
          resolve();
        },
      });
    });
  }

  cut(): Promise<void> {
    const socket = this.#socket;
    if (!socket || socket.readyState === WebSocket.CLOSED) return Promise.resolve();
    return new Promise((resolve) => {
      socket.once('close', () => resolve());
      socket.terminate();
    });
  }

  /** Says goodbye, and waits until the server has said so too. */
  async leave(): Promise<void> {
    this.send({ t: 'bye' });
    await this.until(() => !this.open);
  }

  /** Reads nothing that comes, not even that the socket is to be closed. */
  set deaf(deaf: boolean) {
    if (deaf) this.#socket?.pause();
    else this.#socket?.resume();
  }

  get open(): boolean {
    return this.#socket?.readyState === WebSocket.OPEN;
  }

  [Symbol.dispose](): void {
    this.#socket?.terminate();
  }

  #read(frame: CallServerFrame): void {
    if (frame.t === 'welcome') this.welcome = frame;
    if (frame.t === 'refused') this.refused = frame;
    if (frame.t === 'evt') {
      this.seq = frame.seq;
      this.events.push(frame.event);
      if (this.acknowledges) this.send({ t: 'ack', seq: frame.seq });
    }
    this.#wake();
  }

  #wake(): void {
    const ready = this.#waiters.filter(({ test }) => test());
    this.#waiters = this.#waiters.filter((waiter) => !ready.includes(waiter));
    for (const { done } of ready) done();
  }
}

export class CallRefused extends Error {
  readonly code: number;
  readonly subCode: number;

  constructor({ code, subCode, message }: CallFailure) {
    super(message);
    this.code = code;
    this.subCode = subCode;
  }
}
