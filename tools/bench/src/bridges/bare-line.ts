/**
 * Telephones between which is nothing but werift and Opus: each has a bridge to a peer connection, and these are connected to each other.
 * What comes is turned around as it comes, as in `bare.ts`.
 */
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { Decoder, Encoder } from '@evan/opus';
import { muLaw } from '@switchboard/audio';
import { MediaStreamTrack, RtpHeader, RtpPacket } from 'werift';
import type { RTCPeerConnection } from 'werift';
import { describe, openPeer, writer } from '../phone/page-sound.ts';
import { answerPorts } from './answer-ports.ts';

const HOST = '127.0.0.1';
const TIMES = 6;

/** @returns the port at which the telephone is heard */
async function openBridge(peer: RTCPeerConnection, port: number): Promise<number> {
  const socket = createSocket('udp4');
  await once(socket.bind(0, HOST), 'listening');
  const encoder = new Encoder({ channels: 1, sample_rate: 48_000, application: 'voip' });
  encoder.bitrate = 32_000;
  encoder.complexity = 5;
  const decoder = new Decoder({ channels: 1, sample_rate: 48_000 });
  const track = new MediaStreamTrack({ kind: 'audio' });
  peer.addTransceiver(track, { direction: 'sendrecv' });
  const say = writer(track);
  const header = new RtpHeader({ payloadType: 0, ssrc: port, sequenceNumber: 0, timestamp: 0 });
  socket.on('message', (bytes) => {
    const heard = muLaw.decode(RtpPacket.deSerialize(bytes).payload);
    const repeated = new Int16Array(heard.length * TIMES);
    for (let at = 0; at < repeated.length; at++) repeated[at] = heard[Math.floor(at / TIMES)]!;
    say(encoder.encode(repeated));
  });
  const turnAround = ({ payload }: RtpPacket): void => {
    const decoded = decoder.decode(payload);
    const heard = new Int16Array(decoded.buffer, decoded.byteOffset, decoded.length / 2);
    const some = new Int16Array(heard.length / TIMES);
    for (let at = 0; at < some.length; at++) some[at] = heard[at * TIMES]!;
    header.sequenceNumber = (header.sequenceNumber + 1) & 0xffff;
    header.timestamp = (header.timestamp + some.length) >>> 0;
    const packet = new RtpPacket(header, Buffer.from(muLaw.encode(some)));
    socket.send(packet.serialize(), port, HOST);
  };
  peer.onTrack.subscribe(({ onReceiveRtp }) => void onReceiveRtp.subscribe(turnAround));
  return socket.address().port;
}

async function openPair(first: number, second: number): Promise<number[]> {
  const [from, to] = [openPeer(), openPeer()];
  const ports = [await openBridge(from, first), await openBridge(to, second)];
  // Candidates are in the descriptions, as both are complete when they are handed over.
  await to.setRemoteDescription({
    type: 'offer',
    sdp: await describe(from, await from.createOffer()),
  });
  const sdp = await describe(to, await to.createAnswer());
  await from.setRemoteDescription({ type: 'answer', sdp });
  return ports;
}

const all = process.argv.slice(2).map(Number);
const ports: number[] = [];
for (let at = 0; at < all.length; at += 2) ports.push(...(await openPair(all[at]!, all[at + 1]!)));
await answerPorts(ports);
