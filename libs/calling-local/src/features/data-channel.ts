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
import { Held } from '../held.ts';
import { identifierOf, rawIdOf } from '../identifiers.ts';
import { FeatureOfCall } from './call-feature.ts';

/** Channels below are ours; the SDK numbers its own from here as well. */
const FIRST_CHANNEL = 1_000;
const LAST_CHANNEL = 65_535;
/** What a page that does not read keeps; the oldest makes room. */
const MAX_UNREAD = 512;
const MAX_BUFFERED_BYTES = 1024 * 1024;

/**
 * Arbitrary bytes beside the voices. Between two people they go over a channel of their own
 * connection; in larger calls the data plane passes them on, and vouches for the sender.
 */
export class DataChannelFeature extends FeatureOfCall implements DataChannelCallFeature {
  readonly name = 'DataChannel';
  private readonly _receivers = new Map<string, Receiver>();
  private _lastChannel = FIRST_CHANNEL - 1;

  constructor(context: CallFeatureContext) {
    super(context);
    this.subscribe('channel', (channel) => this._listen(channel));
    this.subscribe('event', (event) => {
      if (event.type !== 'call.data') return;
      this._take(event.user, event.channel, decode(event.bytes));
    });
    this.subscribe('known', ({ before, after }) => {
      for (const user of before.others.keys()) if (!after.others.has(user)) this._close(user);
    });
    this.onDispose(() => {
      for (const receiver of this._receivers.values()) receiver.close();
    });
  }

  createDataChannelSender(options: DataChannelSenderOpenOptions): DataChannelSender {
    this.call.assertConnected();
    const channelId = options.channelId ?? ++this._lastChannel;
    if (!Number.isInteger(channelId) || channelId < 0 || channelId > LAST_CHANNEL) {
      throw invalidArgument('A channel has a number from 0 to 65535.');
    }
    return new Sender(this.call, channelId, options);
  }

  private _listen(channel: RTCDataChannel): void {
    const id = channelNumber(channel.label);
    if (id === undefined) return;
    channel.binaryType = 'arraybuffer';
    channel.onmessage = ({ data }: MessageEvent<ArrayBuffer>) => {
      const user = [...this.call.known.others.keys()][0];
      if (user !== undefined) this._take(user, id, new Uint8Array(data));
    };
    channel.onclose = () => {
      const user = [...this.call.known.others.keys()][0];
      if (user !== undefined) this._close(user, id);
    };
    this.onDispose(() => channel.close());
  }

  private _take(user: string, channelId: number, data: Uint8Array): void {
    const key = `${channelId}|${user}`;
    const known = this._receivers.get(key);
    const receiver = known ?? new Receiver(channelId, user);
    if (!known) {
      this._receivers.set(key, receiver);
      this.emit('dataChannelReceiverCreated', receiver);
    }
    receiver.take(data);
  }

  private _close(user: string, channelId?: number): void {
    for (const [key, receiver] of this._receivers) {
      if (receiver.user !== user || (channelId ?? receiver.channelId) !== receiver.channelId)
        continue;
      this._receivers.delete(key);
      receiver.close();
    }
  }
}

class Sender extends Held implements DataChannelSender {
  readonly channelId: number;
  readonly maxMessageSize = CALL_SIGNALLING.maxDataBytes;
  private readonly _call: LocalCall;
  private readonly _reliable: boolean;
  private _participants: string[] | undefined;
  private _direct: RTCDataChannel | undefined;
  private _closed = false;

  constructor(call: LocalCall, channelId: number, options: DataChannelSenderOpenOptions) {
    super();
    this._call = call;
    this.channelId = channelId;
    this._reliable = options.reliability !== 'Lossy';
    this._participants = options.participants?.map(rawIdOf);
    this._direct = call.media.peer?.channel(channelId, this._reliable);
  }

  setParticipants(participants: CommunicationIdentifier[]): void {
    this._participants = participants.map(rawIdOf);
  }

  async sendMessage(data: Uint8Array): Promise<void> {
    if (this._closed) throw precondition('This channel is closed.');
    if (data.byteLength > this.maxMessageSize) {
      throw invalidArgument(`A message has at most ${this.maxMessageSize} bytes.`);
    }
    const { peer } = this._call.media;
    if (!peer) return this._pass(data);
    await this._send(data);
  }

  close(): void {
    this._closed = true;
    this._direct?.close();
  }

  private async _send(data: Uint8Array): Promise<void> {
    const channel = this._direct;
    if (!channel) throw precondition('This channel is closed.');
    if (channel.readyState === 'connecting') await once(channel, 'open');
    if (channel.bufferedAmount > MAX_BUFFERED_BYTES) {
      channel.bufferedAmountLowThreshold = MAX_BUFFERED_BYTES / 2;
      await once(channel, 'bufferedamountlow');
    }
    if (channel.readyState !== 'open') throw precondition('This channel is closed.');
    channel.send(data as Uint8Array<ArrayBuffer>);
  }

  private async _pass(data: Uint8Array): Promise<void> {
    const to = this._participants;
    const channel = this.channelId;
    await this._call.ask('call.data', { channel, bytes: encode(data), ...(to?.length && { to }) });
  }
}

class Receiver extends Emitter implements DataChannelReceiver {
  readonly channelId: number;
  readonly user: string;
  readonly senderParticipantIdentifier;
  private _sequence = 0;
  private _unread: DataChannelMessage[] = [];

  constructor(channelId: number, user: string) {
    super();
    this.channelId = channelId;
    this.user = user;
    this.senderParticipantIdentifier = identifierOf(user);
  }

  // The SDK's type says `| undefined`, so an empty queue is no error.
  readMessage(): DataChannelMessage | undefined {
    return this._unread.shift();
  }

  take(data: Uint8Array): void {
    this._sequence += 1;
    this._unread = [
      ...this._unread.slice(1 - MAX_UNREAD),
      { sequenceNumber: this._sequence, data },
    ];
    this.emit('messageReady');
  }

  close(): void {
    this.emit('close');
    this.removeListeners();
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
