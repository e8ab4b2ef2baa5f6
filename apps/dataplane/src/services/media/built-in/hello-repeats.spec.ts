import type { UdpTransport } from 'werift';
import { dropHelloRepeats, HelloRepeats } from './hello-repeats.ts';

function handshake(type: number, sequence = 0, offset = 0, epoch = 0): Buffer {
  const packet = Buffer.alloc(40);
  packet.writeUInt8(22, 0);
  packet.writeUInt16BE(epoch, 3);
  packet.writeUInt8(type, 13);
  packet.writeUInt16BE(sequence, 17);
  packet.writeUIntBE(offset, 19, 3);
  return packet;
}

const firstHello = handshake(1);
const request = handshake(3);
const secondHello = handshake(1, 1);
const keyExchange = handshake(16, 3);
const media = Buffer.from([0x80, 0, 1]);

const from = ['2001:db8::1', 2] as const;

/** What of a socket matters here, and what went through it. */
function socket() {
  const passed: Buffer[] = [];
  const sent: unknown[] = [];
  const transport = {
    send: async (packet: Buffer, to: unknown) => void sent.push([packet, to]),
    onData: (packet: Buffer) => void passed.push(packet),
  } as unknown as UdpTransport;
  const arrive = (packet: Buffer): void => transport.onData(packet, [...from]);
  return { transport, passed, sent, arrive };
}

describe('hellos that are repeated', () => {
  it('are answered as the first time, and not begun anew', () => {
    const repeats = new HelloRepeats();
    expect(repeats.receive(firstHello)).toEqual({ pass: true });
    expect(repeats.receive(firstHello)).toEqual({ pass: false, answer: undefined });
    repeats.sent(request);
    expect(repeats.receive(firstHello)).toEqual({ pass: false, answer: request });
    expect(repeats.receive(secondHello)).toEqual({ pass: true });
    expect(repeats.receive(secondHello)).toEqual({ pass: true });
  });

  it('are the first when the library did not listen yet', () => {
    let isHeard = false;
    const repeats = new HelloRepeats(() => isHeard);
    expect(repeats.receive(firstHello)).toEqual({ pass: true });
    isHeard = true;
    expect(repeats.receive(firstHello)).toEqual({ pass: true });
    expect(repeats.receive(firstHello)).toEqual({ pass: false, answer: undefined });
  });

  it('are answered on whichever socket they come, also when the answer had gone by another', () => {
    const repeats = new HelloRepeats();
    const [first, second] = [socket(), socket()];
    for (const one of [first, second]) dropHelloRepeats(one.transport, repeats);
    second.arrive(firstHello);
    void first.transport.send(request, ['192.0.2.1', 1]);
    second.arrive(firstHello);
    expect(second.passed).toEqual([firstHello]);
    expect(second.sent).toEqual([[request, from]]);
  });

  it('come in fragments as well', () => {
    const repeats = new HelloRepeats();
    const rest = handshake(1, 0, 1_200);
    expect([firstHello, rest, rest].map((one) => repeats.receive(one).pass)).toEqual([
      true,
      true,
      false,
    ]);
  });

  it('are nothing any more once the handshake has gone on', () => {
    const repeats = new HelloRepeats();
    for (const packet of [firstHello, media, secondHello, keyExchange]) {
      expect(repeats.receive(packet).pass).toBe(true);
    }
    expect([firstHello, secondHello].map((one) => repeats.receive(one).pass)).toEqual([
      false,
      false,
    ]);
    expect(repeats.receive(keyExchange).pass).toBe(true);
  });

  it('are asked to prove themselves once, where we are the client', () => {
    const repeats = new HelloRepeats();
    repeats.sent(firstHello);
    expect(repeats.receive(request).pass).toBe(true);
    expect(repeats.receive(request)).toEqual({ pass: false, answer: undefined });
  });

  it('are not what is shorter, encrypted, or none', () => {
    const repeats = new HelloRepeats();
    for (const packet of [Buffer.alloc(0), firstHello.subarray(0, 20), handshake(1, 0, 0, 1)]) {
      expect(repeats.receive(packet).pass).toBe(true);
      expect(repeats.receive(packet).pass).toBe(true);
    }
  });
});
