import type {
  DataChannelCallFeature,
  DataChannelMessage,
  DataChannelReceiver,
  DataChannelSender,
  DataChannelSenderOpenOptions,
} from '@azure/communication-calling';
import { createIdentifierFromRawId, getIdentifierRawId } from '@azure/communication-common';
import type { Clock } from '@switchboard/kernel';
import type { CallParticipants, CallParticipantsListener } from '../src/call/call-participants.ts';

export interface Sent {
  readonly from: string;
  readonly channelId: number;
  readonly options: DataChannelSenderOpenOptions;
  readonly to: readonly string[];
  readonly data: Uint8Array;
  readonly atMs: number;
}

export interface FakeCallOptions {
  readonly delayMs?: number;
  readonly maxMessageSize?: number;
  /** What the SDK says to a message; whoever throws refuses it. */
  readonly sending?: (sent: Sent) => void | Promise<void>;
}

/** Of silence, after which the SDK closes a receiver. */
export const SILENCE_MS = 120_000;

/** A call as the calling SDK shows it to each participant, as far as its data channel goes. */
export class FakeCall {
  readonly sent: Sent[] = [];
  readonly clock: Clock;
  readonly options: FakeCallOptions;
  readonly #members = new Map<string, FakeMember>();

  constructor(clock: Clock, options: FakeCallOptions = {}) {
    this.clock = clock;
    this.options = options;
  }

  enter(id: string): FakeMember {
    const member = new FakeMember(this, id);
    const others = [...this.#members.values()];
    this.#members.set(id, member);
    for (const other of others) other.tell(({ joined }) => joined?.(id));
    return member;
  }

  leave(id: string): void {
    const leaver = this.#members.get(id);
    this.#members.delete(id);
    leaver?.tell(({ ended }) => ended?.());
    for (const other of this.#members.values()) other.tell(({ left }) => left?.(id));
  }

  othersOf(id: string): string[] {
    return [...this.#members.keys()].filter((other) => other !== id);
  }

  async carry(sent: Sent, session: object): Promise<void> {
    if (!this.#members.has(sent.from)) throw new Error('not in the call');
    this.sent.push(sent);
    await this.options.sending?.(sent);
    const copy = { ...sent, data: sent.data.slice() };
    const to = sent.to.length > 0 ? sent.to : this.othersOf(sent.from);
    this.clock.after(this.options.delayMs ?? 5, () => {
      for (const id of to) this.#members.get(id)?.take(copy, session);
    });
  }
}

type Tell = (listener: CallParticipantsListener) => void;

export class FakeMember {
  readonly participants: CallParticipants;
  readonly feature: DataChannelCallFeature;
  readonly #call: FakeCall;
  readonly #listeners = new Set<CallParticipantsListener>();
  readonly #created = new Set<(receiver: DataChannelReceiver) => void>();
  readonly #receivers = new Map<object, FakeReceiver>();

  constructor(call: FakeCall, id: string) {
    this.#call = call;
    this.participants = {
      list: () => call.othersOf(id),
      subscribe: (listener) => {
        this.#listeners.add(listener);
        return { [Symbol.dispose]: () => void this.#listeners.delete(listener) };
      },
    };
    this.feature = {
      name: 'DataChannel',
      dispose: () => undefined,
      createDataChannelSender: (options) => createSender(call, id, options),
      on: (_event, listener) => void this.#created.add(listener),
      off: (_event, listener) => void this.#created.delete(listener),
    };
  }

  /** Receivers that are open. */
  get receivers(): number {
    return this.#receivers.size;
  }

  get listeners(): number {
    return this.#listeners.size;
  }

  tell(tell: Tell): void {
    for (const listener of [...this.#listeners]) tell(listener);
  }

  take(sent: Sent, session: object): void {
    const known = this.#receivers.get(session);
    const close = () => void this.#receivers.delete(session);
    const receiver = known ?? new FakeReceiver(this.#call.clock, sent, close);
    this.#receivers.set(session, receiver);
    receiver.take(sent.data);
    if (!known) for (const created of [...this.#created]) created(receiver);
  }
}

function createSender(
  call: FakeCall,
  from: string,
  options: DataChannelSenderOpenOptions,
): DataChannelSender {
  const session = {};
  let to: readonly string[] = [];
  const channelId = options.channelId!;
  return {
    channelId,
    maxMessageSize: call.options.maxMessageSize ?? 32 * 1024,
    setParticipants: (participants) => void (to = participants.map(getIdentifierRawId)),
    // As late as an implementation may look at whom it is for.
    sendMessage: async (data) => {
      await Promise.resolve();
      const sent = { from, channelId, options, to, data, atMs: call.clock.now() };
      return call.carry(sent, session);
    },
    close: () => undefined,
  };
}

class FakeReceiver implements DataChannelReceiver {
  readonly channelId: number;
  readonly senderParticipantIdentifier;
  readonly #clock: Clock;
  readonly #closed: () => void;
  readonly #listeners = { messageReady: new Set<() => void>(), close: new Set<() => void>() };
  #unread: DataChannelMessage[] = [];
  #silence: Disposable | undefined;

  constructor(clock: Clock, { from, channelId }: Sent, closed: () => void) {
    this.channelId = channelId;
    this.senderParticipantIdentifier = createIdentifierFromRawId(from);
    this.#clock = clock;
    this.#closed = closed;
  }

  on(event: 'messageReady' | 'close', listener: () => void): void {
    this.#listeners[event].add(listener);
  }

  off(event: 'messageReady' | 'close', listener: () => void): void {
    this.#listeners[event].delete(listener);
  }

  readMessage(): DataChannelMessage | undefined {
    return this.#unread.shift();
  }

  take(data: Uint8Array): void {
    this.#silence?.[Symbol.dispose]();
    this.#silence = this.#clock.after(SILENCE_MS, () => {
      this.#closed();
      for (const listener of [...this.#listeners.close]) listener();
    });
    this.#unread.push({ sequenceNumber: 1, data });
    for (const listener of [...this.#listeners.messageReady]) listener();
  }
}
