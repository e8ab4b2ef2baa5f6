import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { systemClock } from '@switchboard/kernel';
import { DataSession, MeshTransport } from '@switchboard/networking';
import type { FileOffer, FileSink, Signalling, SignallingListener } from '@switchboard/networking';
import { Doc } from 'yjs';
import { fileBytes } from './_file-bytes.ts';
import { until } from './_until-in-page.ts';

/** What the test lends to the page of `relay-file.load.ts`. */
export interface Server {
  /** As a chat thread would carry it. */
  say(text: string): Promise<void>;
  /** As the trusted service gives them out, each time anew. */
  relay(): Promise<{ readonly iceServers: readonly RTCIceServer[]; readonly expiresMs: number }>;
}

declare const globalThis: Server;

interface Received {
  readonly outcome: string;
  /** Of what was written, in hexadecimal. */
  readonly sha256: string;
}

const listeners = new Set<SignallingListener>();
const received = Promise.withResolvers<Received>();
let written = 0;
let session: DataSession;
let mesh: MeshTransport;
let held: Uint8Array | undefined;

/** Goes to where the other one is or will be; all of it goes through the relay. */
async function enter(self: string): Promise<void> {
  const options = { self, clock: systemClock, preferred: 'mesh', doc: new Doc() };
  session = new DataSession({ ...options, onOffer: (offer) => void receive(offer) });
  mesh = await MeshTransport.open({
    signalling: signallingOf(self),
    clock: systemClock,
    RTCPeerConnection,
    iceTransportPolicy: 'relay',
    iceServers: async () => {
      const { iceServers, expiresMs } = await globalThis.relay();
      return { iceServers, expiresOn: new Date(expiresMs) };
    },
  });
  session.add(mesh);
}

function signallingOf(self: string): Signalling {
  return {
    self,
    send: (_to, text) => void globalThis.say(text),
    subscribe(listener) {
      listeners.add(listener);
      return { [Symbol.dispose]: () => void listeners.delete(listener) };
    },
  };
}

function hear(from: string, text: string): void {
  for (const { message } of [...listeners]) message?.(from, text);
}

/** Keeps nothing of it but what it takes to say whether it was the same. */
async function receive(offer: FileOffer): Promise<void> {
  const hash = sha256.create();
  const sink: FileSink = {
    write: async (bytes) => {
      hash.update(bytes);
      written += bytes.length;
    },
    close: async () => undefined,
    abort: async () => undefined,
  };
  const outcome = await offer.accept(sink).outcome;
  received.resolve({ outcome, sha256: bytesToHex(hash.digest()) });
}

/** Sends a file that is made while it is read. @returns how it ended */
async function send(to: string, size: number): Promise<string> {
  await until('they reach each other', () => session.transport.peers().includes(to));
  const read = async (from: number, upTo: number) => fileBytes(from, upTo);
  return session.files.send(to, { name: 'large', type: '', size, read }).outcome;
}

/** The way to the other one. */
async function way() {
  const [statistics] = await mesh.statistics();
  return { state: statistics?.state, relay: statistics?.path?.local.url };
}

/** Keeps so many bytes, as a page would that keeps what it receives. */
function hold(size: number): void {
  held = fileBytes(0, size);
}

const page = {
  ...{ enter, hear, send, way, hold },
  held: () => held?.length,
  written: () => written,
  received: () => received.promise,
};
export type RelayFilePage = typeof page;
Object.assign(globalThis, { page });
