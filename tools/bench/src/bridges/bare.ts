/**
 * Bridges between telephones and pages with nothing but werift's packets and Opus: what comes is turned around as it comes, without
 * order, waiting, concealing, mixing or a filter.
 */
import { createSocket } from 'node:dgram';
import type { Socket } from 'node:dgram';
import { once } from 'node:events';
import { Decoder, Encoder } from '@evan/opus';
import { muLaw } from '@switchboard/audio';
import { RtpHeader, RtpPacket } from 'werift';
import { answerPorts, endsIn } from './answer-ports.ts';
import type { BridgePorts } from './answer-ports.ts';

const HOST = '127.0.0.1';
const TIMES = 6;

async function openSocket(): Promise<Socket> {
  const socket = createSocket('udp4');
  await once(socket.bind(0, HOST), 'listening');
  return socket;
}

/** @returns numbers packets of a stream */
function sending(socket: Socket, port: number, payloadType: number, samples: number) {
  const header = new RtpHeader({ payloadType, ssrc: port, sequenceNumber: 0, timestamp: 0 });
  return (payload: Uint8Array): void => {
    header.sequenceNumber = (header.sequenceNumber + 1) & 0xffff;
    header.timestamp = (header.timestamp + samples) >>> 0;
    socket.send(new RtpPacket(header, Buffer.from(payload)).serialize(), port, HOST);
  };
}

async function openBridge(ends: BridgePorts): Promise<BridgePorts> {
  const [phone, page] = [await openSocket(), await openSocket()];
  const encoder = new Encoder({ channels: 1, sample_rate: 48_000, application: 'voip' });
  encoder.bitrate = 32_000;
  encoder.complexity = 5;
  const decoder = new Decoder({ channels: 1, sample_rate: 48_000 });
  const toPhone = sending(phone, ends.phone, 0, 160);
  const toPage = sending(page, ends.page, 111, 960);
  phone.on('message', (bytes) => {
    const heard = muLaw.decode(RtpPacket.deSerialize(bytes).payload);
    const repeated = new Int16Array(heard.length * TIMES);
    for (let at = 0; at < repeated.length; at++) repeated[at] = heard[Math.floor(at / TIMES)]!;
    toPage(encoder.encode(repeated));
  });
  page.on('message', (bytes) => {
    const decoded = decoder.decode(RtpPacket.deSerialize(bytes).payload);
    const heard = new Int16Array(decoded.buffer, decoded.byteOffset, decoded.length / 2);
    const some = new Int16Array(heard.length / TIMES);
    for (let at = 0; at < some.length; at++) some[at] = heard[at * TIMES]!;
    toPhone(muLaw.encode(some));
  });
  return { phone: phone.address().port, page: page.address().port };
}

await answerPorts(await Promise.all(endsIn(process.argv.slice(2)).map(openBridge)));
