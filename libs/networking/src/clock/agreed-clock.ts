import type { Clock } from '@switchboard/kernel';
import type { MessageChannel } from '../messages/message-channel.ts';
import type { DataTransport, PeerId } from '../transport/transport.ts';
import { readTimes, writeTimes } from './clock-frame.ts';
import { TOPICS } from '../topics.ts';

const TOPIC = TOPICS.clock;
const ASK_EVERY_MS = 2_000;
/** The first questions follow each other quickly: one is soon among them that was not kept waiting. */
const FIRST_QUESTIONS = 5;
const ASK_FIRST_MS = 100;
const MAX_SAMPLES = 8;
/** Faster or slower by at most so much, so that nothing that is drawn jumps. */
const MAX_SLEW = 0.05;
/** Further off than this, in milliseconds, it is set and not slewed. */
const MAX_SLEWED_MS = 500;

interface Sample {
  readonly offsetMs: number;
  readonly roundTripMs: number;
}

export interface AgreedClockOptions {
  readonly transport: DataTransport;
  readonly channel: MessageChannel;
  readonly clock: Clock;
}

/**
 * A clock on which all agree who can reach each other: that of the peer whose name is the smallest. Every other
 * asks for its time, and of the last answers believes the one that travelled the shortest.
 */
export class AgreedClock implements Disposable {
  readonly #options: AgreedClockOptions;
  readonly #subscriptions: Disposable[];
  #timer: Disposable | undefined;
  #reference: PeerId | undefined;
  #samples: Sample[] = [];
  #questions = 0;
  /** What is added to our own time now, and when that was. */
  #applied = { offsetMs: 0, atMs: 0 };

  constructor(options: AgreedClockOptions) {
    this.#options = options;
    const { transport, channel, clock } = options;
    this.#applied.atMs = clock.now();
    this.#subscriptions = [
      channel.subscribe(TOPIC, ({ from, bytes }) => this.#hear(from, bytes)),
      transport.subscribe({ peerJoined: () => this.#choose(), peerLeft: () => this.#choose() }),
    ];
    this.#choose();
  }

  /** Milliseconds since the epoch, of the reference; never runs backwards by more than it is slewed. */
  now(): number {
    const nowMs = this.#options.clock.now();
    const behindMs = this.#wanted() - this.#applied.offsetMs;
    const room = Math.abs(nowMs - this.#applied.atMs) * MAX_SLEW;
    const isFar = Math.abs(behindMs) > MAX_SLEWED_MS;
    const step = isFar ? behindMs : Math.max(-room, Math.min(room, behindMs));
    this.#applied = { offsetMs: this.#applied.offsetMs + step, atMs: nowMs };
    return nowMs + this.#applied.offsetMs;
  }

  /** To the reference and back, at best; undefined for the reference itself, and before the first answer. */
  get roundTripMs(): number | undefined {
    return this.#best()?.roundTripMs;
  }

  [Symbol.dispose](): void {
    this.#timer?.[Symbol.dispose]();
    for (const subscription of this.#subscriptions) subscription[Symbol.dispose]();
  }

  #choose(): void {
    const { self, peers } = this.#me();
    const reference = peers.reduce((least, peer) => (peer < least ? peer : least), self);
    if (reference === this.#reference) return;
    this.#reference = reference;
    this.#samples = [];
    this.#questions = 0;
    this.#timer?.[Symbol.dispose]();
    if (reference !== self) this.#ask();
  }

  #me() {
    const { transport } = this.#options;
    return { self: transport.self, peers: transport.peers() };
  }

  #ask(): void {
    const { clock, channel, transport } = this.#options;
    const { isClosed } = transport;
    if (isClosed || this.#reference === undefined) return;
    const bytes = writeTimes({ kind: 'question', askedMs: clock.now(), answeredMs: 0 });
    channel.send(TOPIC, { delivery: 'unreliable', bytes, to: [this.#reference] });
    this.#questions += 1;
    const waitMs = this.#questions < FIRST_QUESTIONS ? ASK_FIRST_MS : ASK_EVERY_MS;
    this.#timer = clock.after(waitMs, () => this.#ask());
  }

  #hear(from: PeerId, bytes: Uint8Array): void {
    const times = readTimes(bytes);
    if (!times) return;
    const { clock, channel, transport } = this.#options;
    if (times.kind === 'question') {
      const answer = writeTimes({ ...times, kind: 'answer', answeredMs: clock.now() });
      if (!transport.isClosed)
        channel.send(TOPIC, { delivery: 'unreliable', bytes: answer, to: [from] });
      return;
    }
    const roundTripMs = clock.now() - times.askedMs;
    // Only what we asked the reference ourselves, and not long ago.
    if (from !== this.#reference || roundTripMs < 0 || roundTripMs > ASK_EVERY_MS) return;
    const offsetMs = times.answeredMs + roundTripMs / 2 - clock.now();
    this.#samples = [...this.#samples, { offsetMs, roundTripMs }].slice(-MAX_SAMPLES);
  }

  #best(): Sample | undefined {
    return this.#samples.toSorted((a, b) => a.roundTripMs - b.roundTripMs)[0];
  }

  /** Before the first answer, and for the reference itself: what it was. */
  #wanted(): number {
    const isReference = this.#reference === this.#options.transport.self;
    return isReference ? 0 : (this.#best()?.offsetMs ?? this.#applied.offsetMs);
  }
}
