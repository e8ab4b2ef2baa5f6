import type {
  CallFeatureContext,
  DataChannelCallFeature,
  DataChannelMessage,
  DataChannelReceiver,
  DataChannelSender,
  DataChannelSenderOpenOptions,
} from '@azure/communication-calling';
import type { CommunicationIdentifier } from '@azure/communication-common';
import { CALL_SIGNALLING } from '@switchboard/acs-wire';
import type { LocalCall } from '../call.ts';
import { Emitter } from '../emitter.ts';
import { invalidArgument, precondition } from '../errors.ts';
import { identifierOf, rawIdOf } from '../identifiers.ts';
import { FeatureOfCall } from './call-feature.ts';

/** Channels below are ours; the SDK numbers its own from here as well. */
const FIRST_CHANNEL = 1_000;
const LAST_CHANNEL = 65_535;
/** What a page that does not read keeps; the oldest makes room. */
const MOST_UNREAD = 512;
const MOST_BUFFERED_BYTES = 1024 * 1024;

/**
 * Arbitrary bytes beside the voices. Between two people they go over a channel of their own
 * connection; in larger calls the data plane passes them on, and vouches for the sender.
 */
export class DataChannelFeature extends FeatureOfCall implements DataChannelCallFeature {
  readonly name = 'DataChannel';
  readonly #receivers = new Map<string, Receiver>();
  #lastChannel = FIRST_CHANNEL - 1;

  constructor(context: CallFeatureContext) {
    super(context);
    this.hear('channel', (channel) => this.#listen(channel));
    this.hear('event', (event) => {
      if (event.type !== 'call.data') return;
      this.#take(event.user, event.channel, decode(event.bytes));
    });
    this.hear('known', ({ before, after }) => {
      for (const user of before.others.keys()) if (!after.others.has(user)) this.#close(user);
    });
    this.onDispose(() => {
      for (const receiver of this.#receivers.values()) receiver.close();
    });
  }

  createDataChannelSender(options: DataChannelSenderOpenOptions): DataChannelSender {
    this.call.assertConnected();
    const channelId = options.channelId ?? ++this.#lastChannel;
    if (!Number.isInteger(channelId) || channelId < 0 || channelId > LAST_CHANNEL) {
      throw invalidArgument('A channel has a number from 0 to 65535.');
    }
    return new Sender(this.call, channelId, options);
  }

  #listen(channel: RTCDataChannel): void {
    const id = channelNumber(channel.label);
    if (id === undefined) return;
    channel.binaryType = 'arraybuffer';
    channel.onmessage = ({ data }: MessageEvent<ArrayBuffer>) => {
      const user = [...this.call.known.others.keys()][0];
      if (user !== undefined) this.#take(user, id, new Uint8Array(data));
    };
    channel.onclose = () => {
      const user = [...this.call.known.others.keys()][0];
      if (user !== undefined) this.#close(user, id);
    };
    this.onDispose(() => channel.close());
  }

  #take(user: string, channelId: number, data: Uint8Array): void {
    const key = `${channelId}|${user}`;
    const known = this.#receivers.get(key);
    const receiver = known ?? new Receiver(channelId, user);
    if (!known) {
      this.#receivers.set(key, receiver);
      this.emit('dataChannelReceiverCreated', receiver);
    }
    receiver.take(data);
  }

  #close(user: string, channelId?: number): void {
    for (const [key, receiver] of this.#receivers) {
      if (receiver.user !== user || (channelId ?? receiver.channelId) !== receiver.channelId)
        continue;
      this.#receivers.delete(key);
      receiver.close();
    }
  }
}

class Sender implements DataChannelSender {
  readonly channelId: number;
  readonly maxMessageSize = CALL_SIGNALLING.maxDataBytes;
  readonly #call: LocalCall;
  readonly #reliable: boolean;
  #participants: string[] | undefined;
  #direct: RTCDataChannel | undefined;
  #closed = false;

  constructor(call: LocalCall, channelId: number, options: DataChannelSenderOpenOptions) {
    this.#call = call;
    this.channelId = channelId;
    this.#reliable = options.reliability !== 'Lossy';
    this.#participants = options.participants?.map(rawIdOf);
    this.#direct = call.media.peer?.channel(channelId, this.#reliable);
  }

  setParticipants(participants: CommunicationIdentifier[]): void {
    this.#participants = participants.map(rawIdOf);
  }

  async sendMessage(data: Uint8Array): Promise<void> {
    if (this.#closed) throw precondition('This channel is closed.');
    if (data.byteLength > this.maxMessageSize) {
      throw invalidArgument(`A message has at most ${this.maxMessageSize} bytes.`);
    }
    const { peer } = this.#call.media;
    if (!peer) return this.#pass(data);
    await this.#send(data);
  }

  close(): void {
    this.#closed = true;
    this.#direct?.close();
  }

  async #send(data: Uint8Array): Promise<void> {
    const channel = this.#direct;
    if (!channel) throw precondition('This channel is closed.');
    if (channel.readyState === 'connecting') await once(channel, 'open');
    if (channel.bufferedAmount > MOST_BUFFERED_BYTES) {
      channel.bufferedAmountLowThreshold = MOST_BUFFERED_BYTES / 2;
      await once(channel, 'bufferedamountlow');
    }
    if (channel.readyState !== 'open') throw precondition('This channel is closed.');
    channel.send(data as Uint8Array<ArrayBuffer>);
  }

  async #pass(data: Uint8Array): Promise<void> {
    const to = this.#participants;
    const channel = this.channelId;
    await this.#call.ask('call.data', { channel, bytes: encode(data), ...(to?.length && { to }) });
  }
}

class Receiver extends Emitter implements DataChannelReceiver {
  readonly channelId: number;
  readonly user: string;
  readonly senderParticipantIdentifier;
  #sequence = 0;
  #unread: DataChannelMessage[] = [];

  constructor(channelId: number, user: string) {
    super();
    this.channelId = channelId;
    this.user = user;
    this.senderParticipantIdentifier = identifierOf(user);
  }

  // The SDK's type says `| undefined`, so an empty queue is no error.
  readMessage(): DataChannelMessage | undefined {
    return this.#unread.shift();
  }

  take(data: Uint8Array): void {
    this.#sequence += 1;
    this.#unread = [
      ...this.#unread.slice(1 - MOST_UNREAD),
      { sequenceNumber: this.#sequence, data },
    ];
    this.emit('messageReady');
  }

  close(): void {
    this.emit('close');
    this.forgetListeners();
  }
}

function once(channel: RTCDataChannel, event: 'open' | 'bufferedamountlow'): Promise<void> {
  return new Promise((resolve, reject) => {
    const done = (): void => {
      channel.removeEventListener(event, done);
      channel.removeEventListener('close', done);
      if (channel.readyState === 'open') resolve();
      else reject(precondition('This channel is closed.'));
    };
    channel.addEventListener(event, done);
    channel.addEventListener('close', done);
  });
}

function channelNumber(label: string): number | undefined {
  const digits = /^data-(\d{1,5})$/.exec(label)?.[1];
  return digits === undefined ? undefined : Number(digits);
}

function encode(data: Uint8Array): string {
  return btoa(Array.from(data, (byte) => String.fromCharCode(byte)).join(''));
}

function decode(text: string): Uint8Array {
  return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
}
