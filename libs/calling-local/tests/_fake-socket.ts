import type { CallFrame, CallServerFrame } from '@switchboard/acs-wire';

/** Sockets that a connection opens, in their order; the test is the server. */
export class FakeSockets {
  readonly all: FakeSocket[] = [];

  /** To be given to whoever opens sockets. */
  get WebSocket(): typeof globalThis.WebSocket {
    const { all } = this;
    return class extends FakeSocket {
      constructor(url: string) {
        super(url);
        all.push(this);
      }
    } as unknown as typeof globalThis.WebSocket;
  }

  get last(): FakeSocket {
    return this.all.at(-1)!;
  }
}

export class FakeSocket {
  readonly url: string;
  readonly sent: CallFrame[] = [];
  readyState = 0;
  onopen: (() => void) | undefined;
  onmessage: ((message: { data: string }) => void) | undefined;
  onclose: (() => void) | undefined;

  constructor(url: string) {
    this.url = url;
  }

  send(data: string): void {
    this.sent.push(JSON.parse(data) as CallFrame);
  }

  close(): void {
    if (this.readyState === 3) return;
    this.readyState = 3;
    this.onclose?.();
  }

  open(): void {
    this.readyState = 1;
    this.onopen?.();
  }

  say(frame: CallServerFrame): void {
    this.onmessage?.({ data: JSON.stringify(frame) });
  }
}
