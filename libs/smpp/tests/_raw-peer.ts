import type { Duplex } from 'node:stream';
import type { Command } from '../src/codec/command.ts';
import { PduFramer } from '../src/codec/pdu-framer.ts';
import type { Pdu } from '../src/codec/pdu.ts';
import { readPdu } from '../src/codec/read-pdu.ts';
import { writePdu } from '../src/codec/write-pdu.ts';
import { VirtualClock } from '@switchboard/kernel/testing';

/** The other end of a link, which does only what a test says, and keeps what it gets. */
export class RawPeer {
  readonly socket: Duplex;
  readonly received: Pdu[] = [];
  isEnded = false;

  constructor(socket: Duplex) {
    this.socket = socket;
    const framer = new PduFramer({
      clock: new VirtualClock(),
      maxPduBytes: 100_000,
      incompletePduMs: 1_000,
      onStalled: () => undefined,
    });
    socket.on('data', (chunk: Buffer) => {
      for (const pdu of framer.push(chunk)) {
        const { pdu: read, refusal } = readPdu(pdu);
        if (!read) throw new Error(`we have sent something malformed: ${refusal.status}`);
        this.received.push(read);
      }
    });
    socket.on('error', () => undefined);
    socket.on('end', () => {
      this.isEnded = true;
      socket.end();
    });
  }

  send(...pdus: (Pdu | Uint8Array)[]): void {
    const bytes = pdus.map((pdu) => (pdu instanceof Uint8Array ? pdu : writePdu(pdu)));
    this.socket.write(Buffer.concat(bytes));
  }

  /** What of it has come, as `command status`. */
  get log(): string[] {
    return this.received.map(({ command, status }) => `${command} ${status}`);
  }

  last(command: Command): Pdu {
    const pdu = this.received.findLast((one) => one.command === command);
    if (!pdu) throw new Error(`no ${command} has come`);
    return pdu;
  }
}
