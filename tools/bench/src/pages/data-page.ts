import { systemClock } from '@switchboard/kernel';
import { DataSession, FIRST_OWN_TOPIC, MeshTransport } from '@switchboard/networking';
import type { Signalling, SignallingListener } from '@switchboard/networking';
import { Doc } from 'yjs';
import { openBare } from './bare-channels.ts';
import type { BareChannels } from './bare-channels.ts';

/** Sessions over connections of their own in one page, and two bare channels beside them. */
const TOPIC = FIRST_OWN_TOPIC;
/** About what twelve things that move at once take. */
const POSITION_BYTES = 300;
const POSITIONS = 200;
/** As fast as pictures are drawn. */
const POSITION_EVERY_MS = 16;
const FILE_BYTES = 16 * 1024 * 1024;
const BROADCASTS = 100;

/** Everybody hears everybody at once: how they find each other is not measured. */
class Ether {
  readonly #listeners = new Map<string, Set<SignallingListener>>();

  join(self: string): Signalling {
    const own = new Set<SignallingListener>();
    this.#listeners.set(self, own);
    return {
      self,
      send: (to, text) => queueMicrotask(() => this.#carry(self, to, text)),
      subscribe: (listener) => {
        own.add(listener);
        return { [Symbol.dispose]: () => void own.delete(listener) };
      },
    };
  }

  #carry(from: string, to: string | undefined, text: string): void {
    for (const [name, listeners] of this.#listeners) {
      if (name === from || (to !== undefined && name !== to)) continue;
      for (const { message } of [...listeners]) message?.(from, text);
    }
  }
}

async function openSessions(count: number): Promise<DataSession[]> {
  const ether = new Ether();
  const expiresOn = new Date(Date.now() + 3_600_000);
  const opening = Array.from({ length: count }, async (_, at) => {
    const self = `peer ${at}`;
    const session = new DataSession({
      ...{ self, clock: systemClock, preferred: 'mesh', doc: new Doc() },
      onOffer: (offer) => {
        const nothing = async (): Promise<void> => undefined;
        offer.accept({ write: nothing, close: nothing, abort: nothing });
      },
    });
    session.add(
      await MeshTransport.open({
        signalling: ether.join(self),
        clock: systemClock,
        RTCPeerConnection,
        iceServers: async () => ({ iceServers: [], expiresOn }),
      }),
    );
    return session;
  });
  const sessions = await Promise.all(opening);
  await Promise.all(sessions.map((session) => reached(session, count - 1)));
  return sessions;
}

function reached({ transport }: DataSession, count: number): Promise<void> {
  if (transport.peers().length >= count) return Promise.resolve();
  return new Promise((resolve) => {
    const subscription = transport.subscribe({
      peerJoined() {
        if (transport.peers().length < count) return;
        subscription[Symbol.dispose]();
        resolve();
      },
    });
  });
}

let sessions: DataSession[] = [];
let bare: BareChannels | undefined;

/** So many sessions that reach each other; two bare channels are open besides. */
async function open(count: number): Promise<void> {
  await Promise.all(sessions.map((session) => session[Symbol.asyncDispose]()));
  sessions = await openSessions(count);
  bare ??= await openBare();
}

/** How long positions are on their way, in milliseconds, sorted. */
async function positions(kind: 'ours' | 'bare'): Promise<number[]> {
  const times: number[] = [];
  const sentAt: number[] = [];
  const heard = (bytes: Uint8Array): void => {
    const number = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0);
    times.push(performance.now() - sentAt[number]!);
  };
  const [one, two] = sessions as [DataSession, DataSession];
  using _ours = two.channel.subscribe(TOPIC, ({ bytes }) => heard(bytes));
  bare!.onUnreliable = heard;
  for (let number = 0; number < POSITIONS; number += 1) {
    const bytes = new Uint8Array(POSITION_BYTES);
    new DataView(bytes.buffer).setUint32(0, number);
    sentAt[number] = performance.now();
    if (kind === 'ours') one.channel.send(TOPIC, { delivery: 'unreliable', bytes });
    else bare!.sendUnreliable(bytes);
    await new Promise((resolve) => setTimeout(resolve, POSITION_EVERY_MS));
  }
  return times.toSorted((a, b) => a - b);
}

/** Bytes a second of a file that is in memory already and written nowhere. */
async function file(kind: 'ours' | 'bare'): Promise<number> {
  const bytes = new Uint8Array(FILE_BYTES);
  const startedAt = performance.now();
  if (kind === 'bare') await bare!.sendAll(bytes);
  else {
    const [one, two] = sessions as [DataSession, DataSession];
    const read = async (from: number, to: number) => bytes.subarray(from, to);
    const source = { name: 'file', type: '', size: bytes.length, read };
    const outcome = await one.files.send(two.transport.self, source).outcome;
    if (outcome !== 'received') throw new Error(`the file was not received: ${outcome}`);
  }
  return (FILE_BYTES * 1_000) / (performance.now() - startedAt);
}

/** What one message to everybody takes for each of them, in milliseconds. */
async function broadcast(): Promise<number> {
  const [one, ...others] = sessions as [DataSession, ...DataSession[]];
  const { promise, resolve } = Promise.withResolvers<void>();
  let left = BROADCASTS * others.length;
  const hear = (): void => {
    left -= 1;
    if (left === 0) resolve();
  };
  const hearing = others.map(({ channel }) => channel.subscribe(TOPIC, hear));
  const startedAt = performance.now();
  const bytes = new Uint8Array(POSITION_BYTES);
  for (let sent = 0; sent < BROADCASTS; sent += 1)
    one.channel.send(TOPIC, { delivery: 'reliable', bytes });
  await promise;
  for (const one of hearing) one[Symbol.dispose]();
  return (performance.now() - startedAt) / (BROADCASTS * others.length);
}

const page = { open, positions, file, broadcast };
export type DataPage = typeof page;
Object.assign(globalThis, { page });
