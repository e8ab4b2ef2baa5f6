import type { DataChannelCallFeature, DataChannelReceiver } from '@azure/communication-calling';
import type { Scope } from '@switchboard/kernel';
import { rawIdOf } from './identity.ts';
import { listen } from './listen.ts';

/** Hears bytes: from whom (raw id), on which channel, what. */
export type DataListener = (from: string, channelId: number, data: Uint8Array) => void;

/** Hands on what others send, until the scope ends. */
export function readData(
  scope: Scope,
  feature: DataChannelCallFeature,
  listener: DataListener,
): void {
  listen(scope, feature, 'dataChannelReceiverCreated', (receiver: DataChannelReceiver) =>
    readChannel(scope, receiver, listener),
  );
}

function readChannel(scope: Scope, receiver: DataChannelReceiver, listener: DataListener): void {
  const channel = scope.child();
  const from = rawIdOf(receiver.senderParticipantIdentifier);
  const read = (): void => {
    for (let next = receiver.readMessage(); next; next = receiver.readMessage()) {
      if (scope.ended) return;
      listener(from, receiver.channelId, next.data);
    }
  };
  listen(channel, receiver, 'messageReady', read);
  listen(channel, receiver, 'close', () => void channel.end());
  read();
}
