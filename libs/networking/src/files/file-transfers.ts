import type { MessageChannel } from '../messages/message-channel.ts';
import type { DataTransport, PeerId } from '../transport/transport.ts';
import type { Digest } from './content-hash.ts';
import { readFileFrame, writeFileFrame } from './file-frame.ts';
import type { FileFrame } from './file-frame.ts';
import type { FileSink, FileSource } from './file-store.ts';
import { IncomingFile } from './incoming-file.ts';
import { OutgoingFile } from './outgoing-file.ts';
import { TOPICS } from '../topics.ts';

const TOPIC = TOPICS.files;
/** Files of one peer that are open or wait to be decided upon. */
const MAX_INCOMING = 4;
/** Finished ones that a peer may ask about again after a break. */
const MAX_FINISHED = 32;
/** Answers that wait for room; beyond it, the other side asks again after a break. */
const MAX_WAITING = 1_000;

export interface FileOffer {
  readonly from: PeerId;
  readonly name: string;
  readonly type: string;
  /** In bytes. */
  readonly size: number;
  accept(sink: FileSink): IncomingFile;
  refuse(): void;
}

export interface Connection {
  readonly transport: DataTransport;
  readonly channel: MessageChannel;
}

interface Known {
  readonly outgoing: Map<number, OutgoingFile>;
  readonly incoming: Map<number, IncomingFile | 'undecided'>;
  readonly finished: Set<number>;
}

/** Each side counts its own files: whose number it is, is said by who may say such a thing. */
const OF_RECEIVERS: ReadonlySet<FileFrame['kind']> = new Set([
  'accept',
  'ack',
  'received',
  'refused',
]);

type Offer = Extract<FileFrame, { kind: 'offer' }>;

/**
 * Files to and from peers. A break of the connection, or another way to the same people, does not end
 * them: they go on from where they were.
 */
export class FileTransfers implements Disposable {
  readonly #onOffer: (offer: FileOffer) => void;
  readonly #digest: Digest | undefined;
  readonly #peers = new Map<PeerId, Known>();
  #connection: Connection | undefined;
  #subscriptions: readonly Disposable[] = [];
  #waiting: { readonly to: PeerId; readonly bytes: Uint8Array }[] = [];
  /** Begins anywhere: others may remember the numbers of who was here before under the same name. */
  #lastId = crypto.getRandomValues(new Uint32Array(1))[0]!;

  /** @param digest the SHA-256 of this platform, where it is another than that of the standard */
  constructor(onOffer: (offer: FileOffer) => void, digest?: Digest) {
    this.#onOffer = onOffer;
    this.#digest = digest;
  }

  /** Goes on over this connection. */
  attach(connection: Connection): void {
    this.#detach();
    this.#connection = connection;
    const { transport, channel } = connection;
    this.#subscriptions = [
      channel.subscribe(TOPIC, ({ from, bytes }) => this.#hear(from, bytes)),
      transport.subscribe({
        peerJoined: (peer) => this.#resume(peer),
        drained: () => this.#goOn(),
      }),
    ];
    for (const peer of transport.peers()) this.#resume(peer);
  }

  send(to: PeerId, source: FileSource, onProgress?: (file: OutgoingFile) => void): OutgoingFile {
    const id = (this.#lastId = (this.#lastId + 1) >>> 0);
    const say = (frame: FileFrame) => this.#say(to, frame);
    const file = new OutgoingFile(id, source, say, { onProgress, digest: this.#digest });
    const { outgoing } = this.#of(to);
    outgoing.set(id, file);
    void file.outcome.then(() => outgoing.delete(id));
    file.offer();
    return file;
  }

  [Symbol.dispose](): void {
    this.#detach();
    for (const { outgoing, incoming } of this.#peers.values()) {
      for (const file of outgoing.values()) file.cancel();
      for (const file of incoming.values()) if (file !== 'undecided') file.refuse();
    }
    this.#peers.clear();
  }

  #detach(): void {
    for (const subscription of this.#subscriptions) subscription[Symbol.dispose]();
    this.#connection = undefined;
    this.#waiting = [];
  }

  #of(peer: PeerId): Known {
    const known = this.#peers.get(peer) ?? {
      outgoing: new Map(),
      incoming: new Map(),
      finished: new Set(),
    };
    this.#peers.set(peer, known);
    return known;
  }

  #resume(peer: PeerId): void {
    for (const file of this.#peers.get(peer)?.outgoing.values() ?? []) file.offer();
  }

  #goOn(): void {
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const { to, bytes } of waiting) this.#send(to, bytes);
    for (const { outgoing } of this.#peers.values()) {
      for (const file of outgoing.values()) file.resume();
    }
  }

  /** What a file consists of waits at its source; everything else waits here. */
  #say(to: PeerId, frame: FileFrame): boolean {
    const bytes = writeFileFrame(frame);
    return frame.kind === 'chunk' ? this.#trySend(to, bytes) : this.#send(to, bytes);
  }

  #send(to: PeerId, bytes: Uint8Array): true {
    const isSent = this.#waiting.length === 0 && this.#trySend(to, bytes);
    if (!isSent && this.#waiting.length < MAX_WAITING) this.#waiting.push({ to, bytes });
    return true;
  }

  #trySend(to: PeerId, bytes: Uint8Array): boolean {
    const { transport, channel } = this.#connection ?? {};
    if (!channel || !transport || transport.isClosed || !transport.peers().includes(to))
      return false;
    return channel.send(TOPIC, { delivery: 'reliable', bytes, to: [to] });
  }

  #hear(from: PeerId, bytes: Uint8Array): void {
    const frame = readFileFrame(bytes);
    if (!frame) return;
    const { outgoing, incoming } = this.#of(from);
    if (frame.kind === 'offer') return this.#offered(from, frame);
    if (OF_RECEIVERS.has(frame.kind)) return outgoing.get(frame.id)?.hear(frame);
    const file = incoming.get(frame.id);
    if (file !== 'undecided') file?.hear(frame);
    else if (frame.kind === 'cancelled') incoming.delete(frame.id);
  }

  #offered(from: PeerId, offer: Offer): void {
    const { incoming, finished } = this.#of(from);
    const { id } = offer;
    if (finished.has(id)) return void this.#say(from, { kind: 'received', id });
    const known = incoming.get(id);
    if (known === 'undecided') return;
    if (known) return known.accept();
    if (incoming.size >= MAX_INCOMING) return this.#refuse(from, id, 'too-many');
    incoming.set(id, 'undecided');
    this.#onOffer({
      from,
      ...{ name: offer.name, type: offer.type, size: offer.size },
      accept: (sink) => this.#accept(from, offer, sink),
      refuse: () => this.#refuse(from, id, 'refused'),
    });
  }

  #refuse(from: PeerId, id: number, reason: 'refused' | 'too-many'): void {
    if (reason === 'refused') this.#of(from).incoming.delete(id);
    this.#say(from, { kind: 'refused', id, reason });
  }

  #accept(from: PeerId, offer: Offer, sink: FileSink): IncomingFile {
    const { incoming, finished } = this.#of(from);
    const file = new IncomingFile(offer, sink, (frame) => this.#say(from, frame), this.#digest);
    incoming.set(offer.id, file);
    void file.outcome.then((outcome) => {
      incoming.delete(offer.id);
      if (outcome !== 'received') return;
      finished.add(offer.id);
      const [oldest] = finished;
      if (finished.size > MAX_FINISHED) finished.delete(oldest!);
    });
    file.accept();
    return file;
  }
}
