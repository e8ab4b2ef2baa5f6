import type {
  DataChannelCallFeature,
  DataChannelSender,
  DataChannelSenderOpenOptions,
} from '@azure/communication-calling';
import { createIdentifierFromRawId } from '@azure/communication-common';
import type { Clock } from '@switchboard/kernel';
import type { PeerId } from '../transport/transport.ts';
import type { TokenBucket } from './token-bucket.ts';

/** Something to be sent, and to whom; never to nobody, which the SDK takes for everybody. */
export interface LaneItem {
  readonly bytes: Uint8Array;
  readonly to: readonly PeerId[];
  /** Worth nothing afterwards. */
  readonly untilMs?: number;
  /** Goes also to whom cannot be reached yet, or any more; tried once, since it is said again. */
  readonly isGreeting?: boolean;
}

export interface SendLaneOptions {
  readonly clock: Clock;
  readonly feature: DataChannelCallFeature;
  readonly channel: DataChannelSenderOpenOptions & { readonly channelId: number };
  /** In bits. */
  readonly rate: TokenBucket;
  /** In messages; of all lanes. */
  readonly pace: TokenBucket;
  /** How often the same is tried; 1 for what may be lost. */
  readonly attempts: number;
  /** Messages handed to the SDK and not yet answered for; 1 where the order matters. */
  readonly maxInFlight: number;
  readonly maxWaitingBytes: number;
  readonly isReachable: (peer: PeerId) => boolean;
  readonly onDrained: () => void;
  readonly onDropped: () => void;
  /** What was tried as often as it may be. */
  readonly onFailed: (item: LaneItem) => void;
}

const FIRST_RETRY_MS = 250;
const MAX_RETRY_MS = 4_000;
/** The SDK has not answered for a message by then: it is treated as not sent. */
const ANSWER_WITHIN_MS = 30_000;
/** Whoever closes waits at most so long for what is on its way. */
const END_WITHIN_MS = 1_000;

/**
 * One sender of the SDK, and what waits for it: within the rate that its channel has, bounded, and in order.
 *
 * To whom something goes is a state of the sender. It is only changed when nothing is on its way, so that it makes
 * no difference when the SDK reads it. Senders of their own per audience would lose the order among them.
 */
export class SendLane {
  readonly #options: SendLaneOptions;
  #sender: DataChannelSender;
  #audience = '';
  #queue: LaneItem[] = [];
  #waitingBytes = 0;
  #inFlight = 0;
  #failures = 0;
  #isRefusing = false;
  #isRenewing = false;
  #isEnded = false;
  #timer: Disposable | undefined;
  #idle: (() => void) | undefined;

  constructor(options: SendLaneOptions) {
    this.#options = options;
    this.#sender = options.feature.createDataChannelSender(options.channel);
  }

  /** Of one message, in bytes. */
  get maxMessageBytes(): number {
    return this.#sender.maxMessageSize;
  }

  /** Whether something sent now would leave at once. */
  get isFree(): boolean {
    return this.#queue.length === 0 && this.#options.rate.waitMs() === 0;
  }

  /** @returns false when too much waits already; `onDrained` says when to go on */
  send(items: readonly LaneItem[]): boolean {
    this.#dropLate();
    const bytes = items.reduce((sum, item) => sum + item.bytes.length, 0);
    if (this.#waitingBytes + bytes > this.#options.maxWaitingBytes && this.#waitingBytes > 0) {
      this.#isRefusing = true;
      return false;
    }
    this.#queue.push(...items);
    this.#waitingBytes += bytes;
    this.#pump();
    return true;
  }

  /** Before everything that waits, however much that is; once, where the same waits already. */
  sendFirst(item: LaneItem): void {
    const isSame = ({ isGreeting, to }: LaneItem): boolean =>
      isGreeting === true && to.join(' ') === item.to.join(' ');
    if (this.#queue.some(isSame)) return;
    this.#queue.unshift(item);
    this.#waitingBytes += item.bytes.length;
    this.#pump();
  }

  /**
   * Goes on with a new session of the channel: whoever began to listen late has missed the receiver of the former
   * one, of which the SDK tells only once.
   */
  renew(): void {
    this.#isRenewing = true;
    this.#pump();
  }

  /** Nothing is sent any more but a last word, which waits for no rate. */
  async end(last?: LaneItem): Promise<void> {
    this.#isEnded = true;
    this.#timer?.[Symbol.dispose]();
    this.#drop(this.#queue.splice(0));
    if (this.#inFlight > 0) {
      const { promise, resolve } = Promise.withResolvers<void>();
      this.#idle = resolve;
      await this.#within(END_WITHIN_MS, promise).catch(() => undefined);
    }
    // Who has left the call, or it is over, cannot be told; nobody waits for that.
    if (last) await this.#within(END_WITHIN_MS, this.#hand(last)).catch(() => undefined);
    this.#sender.close();
  }

  #pump(): void {
    while (!this.#isEnded && this.#timer === undefined) {
      this.#dropLate();
      if (this.#isRenewing && this.#inFlight === 0) this.#openAgain();
      const [next] = this.#queue;
      if (!next || !this.#mayLeave(next)) return;
      const waitMs = Math.max(this.#options.rate.waitMs(), this.#options.pace.waitMs());
      if (waitMs > 0) return this.#goOnIn(waitMs);
      this.#queue.shift();
      this.#leave(next);
    }
  }

  #mayLeave(item: LaneItem): boolean {
    if (this.#inFlight === 0) return true;
    if (this.#isRenewing || this.#inFlight >= this.#options.maxInFlight) return false;
    return this.#reachable(item).join(' ') === this.#audience;
  }

  #goOnIn(ms: number): void {
    this.#timer = this.#options.clock.after(ms, () => {
      this.#timer = undefined;
      this.#pump();
    });
  }

  #leave(item: LaneItem): void {
    if (this.#reachable(item).length === 0) return this.#done(item);
    this.#options.rate.take(item.bytes.length * 8);
    this.#options.pace.take(1);
    this.#inFlight += 1;
    this.#within(ANSWER_WITHIN_MS, this.#hand(item)).then(
      () => this.#sent(item),
      () => this.#failed(item),
    );
  }

  async #hand(item: LaneItem): Promise<void> {
    const to = this.#reachable(item);
    const audience = to.join(' ');
    if (audience !== this.#audience) {
      this.#sender.setParticipants(to.map(createIdentifierFromRawId));
      this.#audience = audience;
    }
    await this.#sender.sendMessage(item.bytes);
  }

  #reachable({ to, isGreeting }: LaneItem): readonly PeerId[] {
    return isGreeting ? to : to.filter(this.#options.isReachable);
  }

  /** @throws Error when it takes longer */
  #within(ms: number, done: Promise<void>): Promise<void> {
    const { promise, reject } = Promise.withResolvers<never>();
    const late = (): void => reject(new Error('The SDK did not answer for a message.'));
    const timer = this.#options.clock.after(ms, late);
    return Promise.race([done, promise]).finally(() => timer[Symbol.dispose]());
  }

  #sent(item: LaneItem): void {
    this.#inFlight -= 1;
    this.#failures = 0;
    this.#done(item);
    this.#pump();
  }

  #failed(item: LaneItem): void {
    const { attempts, onDropped, onFailed } = this.#options;
    this.#inFlight -= 1;
    this.#failures += 1;
    if (!this.#isEnded && !item.isGreeting && this.#failures < attempts) {
      this.#queue.unshift(item);
      return this.#goOnIn(Math.min(FIRST_RETRY_MS * 2 ** (this.#failures - 1), MAX_RETRY_MS));
    }
    this.#failures = 0;
    onDropped();
    this.#done(item);
    if (!this.#isEnded && !item.isGreeting && attempts > 1) onFailed(item);
    this.#pump();
  }

  #done({ bytes }: LaneItem): void {
    this.#waitingBytes -= bytes.length;
    if (this.#inFlight === 0) this.#idle?.();
    if (!this.#isRefusing || this.#waitingBytes > this.#options.maxWaitingBytes / 2) return;
    this.#isRefusing = false;
    this.#options.onDrained();
  }

  #openAgain(): void {
    this.#isRenewing = false;
    this.#audience = '';
    this.#sender.close();
    this.#sender = this.#options.feature.createDataChannelSender(this.#options.channel);
  }

  #dropLate(): void {
    const now = this.#options.clock.now();
    const isLate = ({ untilMs }: LaneItem): boolean => untilMs !== undefined && untilMs < now;
    if (!this.#queue.some(isLate)) return;
    const late = this.#queue.filter(isLate);
    this.#queue = this.#queue.filter((item) => !isLate(item));
    this.#drop(late);
  }

  #drop(items: readonly LaneItem[]): void {
    for (const item of items) {
      this.#options.onDropped();
      this.#done(item);
    }
  }
}
