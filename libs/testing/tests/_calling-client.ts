interface CallEvent {
  readonly type: string;
  readonly id?: number;
  readonly callId?: string;
  readonly reason?: { readonly code: number; readonly subCode: number };
  readonly value?: { readonly call?: { readonly id: string } };
}

/** A calling client made by hand, for calls without media. */
export class CallingClient implements Disposable {
  readonly #socket: WebSocket;
  readonly #events: CallEvent[] = [];
  #lastId = 0;
  #heard = Promise.withResolvers<void>();

  private constructor(socket: WebSocket) {
    this.#socket = socket;
  }

  /** @param http of the data plane, without a slash at the end */
  static async open(http: string, token: string, displayName?: string): Promise<CallingClient> {
    const socket = new WebSocket(`${http.replace(/^http/, 'ws')}/calling/v1/signalling`);
    const client = new CallingClient(socket);
    await new Promise<void>((resolve, reject) => {
      socket.onopen = () => socket.send(JSON.stringify({ t: 'hello', v: 1, token, displayName }));
      socket.onmessage = ({ data }) => {
        const frame = JSON.parse(String(data)) as { t: string; event?: CallEvent };
        if (frame.t === 'welcome') resolve();
        if (frame.t === 'refused') reject(new Error('the data plane refused'));
        if (frame.event) client.#hear(frame.event);
      };
    });
    return client;
  }

  async ask(op: string, args: object): Promise<CallEvent['value']> {
    const id = ++this.#lastId;
    this.#socket.send(JSON.stringify({ t: 'req', id, op, args }));
    return (await this.next('res', (event) => event.id === id)).value;
  }

  /** @returns the id of the call */
  async start(...users: string[]): Promise<string> {
    const value = await this.ask('call.start', { to: users.map((user) => ({ user })) });
    return value?.call?.id ?? '';
  }

  /** The first event of this type, of those that came or come, that passes. */
  async next(type: string, test: (event: CallEvent) => boolean): Promise<CallEvent> {
    for (;;) {
      const found = this.#events.find((event) => event.type === type && test(event));
      if (found) return found;
      await this.#heard.promise;
    }
  }

  /** Ends the client as a page does that is closed. */
  leave(): void {
    this.#socket.send(JSON.stringify({ t: 'bye' }));
  }

  [Symbol.dispose](): void {
    this.#socket.close();
  }

  #hear(event: CallEvent): void {
    this.#events.push(event);
    this.#heard.resolve();
    this.#heard = Promise.withResolvers();
  }
}
