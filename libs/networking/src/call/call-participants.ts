import type { Call, RemoteParticipant } from '@azure/communication-calling';
import { getIdentifierRawId } from '@azure/communication-common';
import type { PeerId } from '../transport/transport.ts';

export interface CallParticipantsListener {
  readonly joined?: (participant: PeerId) => void;
  readonly left?: (participant: PeerId) => void;
  /** The call is over, or we are no longer in it. */
  readonly ended?: () => void;
}

/** Who else is in a call, by raw id. */
export interface CallParticipants {
  list(): readonly PeerId[];
  subscribe(listener: CallParticipantsListener): Disposable;
}

type WatchedCall = Pick<Call, 'state' | 'remoteParticipants' | 'on' | 'off'>;

const idOf = ({ identifier }: RemoteParticipant): PeerId => getIdentifierRawId(identifier);

/** Who else is in a call of the calling SDK. */
export function participantsOf(call: WatchedCall): CallParticipants {
  return {
    list: () => call.remoteParticipants.map(idOf),
    subscribe(listener) {
      const changed = (change: { added: RemoteParticipant[]; removed: RemoteParticipant[] }) => {
        for (const one of change.removed) listener.left?.(idOf(one));
        for (const one of change.added) listener.joined?.(idOf(one));
      };
      const stateChanged = () => {
        if (call.state === 'Disconnected') listener.ended?.();
      };
      call.on('remoteParticipantsUpdated', changed);
      call.on('stateChanged', stateChanged);
      return {
        [Symbol.dispose]() {
          call.off('remoteParticipantsUpdated', changed);
          call.off('stateChanged', stateChanged);
        },
      };
    },
  };
}
