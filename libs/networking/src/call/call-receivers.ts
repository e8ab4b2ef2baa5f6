import type { DataChannelCallFeature, DataChannelReceiver } from '@azure/communication-calling';
import { getIdentifierRawId } from '@azure/communication-common';
import type { PeerId } from '../transport/transport.ts';

/** Hears bytes: from whom, on which channel, what. */
export type HearCall = (from: PeerId, channelId: number, data: Uint8Array) => void;

const known = new WeakMap<DataChannelCallFeature, CallReceivers>();

/**
 * What others send in a call. The SDK tells of each receiver once, and closes it after two minutes of silence to make
 * another one: so these are listened to for as long as the call lasts, whether somebody hears or not. A transport
 * that is opened for the second time hears what comes to the receivers of the first.
 */
export class CallReceivers {
  readonly #hear = new Set<HearCall>();

  private constructor(feature: DataChannelCallFeature) {
    feature.on('dataChannelReceiverCreated', (receiver) => this.#listen(receiver));
  }

  static of(feature: DataChannelCallFeature): CallReceivers {
    const receivers = known.get(feature) ?? new CallReceivers(feature);
    known.set(feature, receivers);
    return receivers;
  }

  subscribe(hear: HearCall): Disposable {
    const own: HearCall = (...heard) => hear(...heard);
    this.#hear.add(own);
    return { [Symbol.dispose]: () => void this.#hear.delete(own) };
  }

  #listen(receiver: DataChannelReceiver): void {
    const from = getIdentifierRawId(receiver.senderParticipantIdentifier);
    const read = (): void => {
      for (let next = receiver.readMessage(); next; next = receiver.readMessage()) {
        for (const hear of [...this.#hear]) hear(from, receiver.channelId, next.data);
      }
    };
    const close = (): void => {
      receiver.off('messageReady', read);
      receiver.off('close', close);
    };
    receiver.on('messageReady', read);
    receiver.on('close', close);
    read();
  }
}
