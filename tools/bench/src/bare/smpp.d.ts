/** What the benchmarks use of the `smpp` package, which has no types. */
declare module 'smpp' {
  import type { EventEmitter } from 'node:events';
  import type { Server } from 'node:net';

  export interface Pdu {
    readonly command_status: number;
    response(fields?: Readonly<Record<string, unknown>>): Pdu;
  }

  export interface Session extends EventEmitter {
    send(pdu: Pdu): void;
    submit_sm(fields: Readonly<Record<string, unknown>>, answer: (pdu: Pdu) => void): void;
    bind_transceiver(fields: Readonly<Record<string, unknown>>, answer: (pdu: Pdu) => void): void;
    destroy(): void;
  }

  const smpp: {
    connect(options: { readonly url: string }, connected: () => void): Session;
    createServer(serve: (session: Session) => void): Server;
  };
  export default smpp;
}
