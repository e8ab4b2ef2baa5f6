import { createSocket } from 'node:dgram';
import type { Socket } from 'node:dgram';
import { once } from 'node:events';
import { muLaw, readRtp, RtpSender, writeRtp } from '@switchboard/audio';
import type { Frame } from '@switchboard/audio';
import { answerSession, PCMU } from '@switchboard/sip';
import type { IncomingCall, SipCall } from '@switchboard/sip';

const HOST = '127.0.0.1';
/** 20 ms at 8 kHz. */
const SAMPLES = 160;

/** A telephone that hears what comes as it comes: it waits for nothing, and conceals nothing. */
export class BarePhone implements AsyncDisposable {
  readonly #socket: Socket;
  readonly #stream = new RtpSender();
  #call: SipCall | undefined;
  #peerPort: number | undefined;

  private constructor(socket: Socket, onHeard: (samples: Int16Array) => void) {
    this.#socket = socket;
    socket.on('message', (bytes) => {
      const packet = readRtp(bytes);
      if (packet?.payloadType === PCMU.payloadType) onHeard(muLaw.decode(packet.payload));
    });
  }

  static async open(onHeard: (samples: Int16Array) => void): Promise<BarePhone> {
    const socket = createSocket('udp4');
    await once(socket.bind(0, HOST), 'listening');
    return new BarePhone(socket, onHeard);
  }

  async answer(call: IncomingCall): Promise<void> {
    this.#peerPort = call.offer!.port;
    const media = { address: HOST, port: this.#socket.address().port, codecs: [PCMU] };
    this.#call = await call.answer(answerSession(call.offer!, media)!);
  }

  /** Says 20 ms. */
  say(frame: Frame): void {
    if (this.#peerPort === undefined) return;
    const payload = muLaw.encode(frame);
    const packet = this.#stream.packet({ payloadType: PCMU.payloadType, payload });
    this.#stream.pass(SAMPLES);
    this.#socket.send(writeRtp(packet), this.#peerPort, HOST);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#call?.end({ reason: 'hung-up' });
    this.#socket.close();
    await once(this.#socket, 'close');
  }
}
