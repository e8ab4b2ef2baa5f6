import type { Call, RemoteParticipant, RemoteVideoStream } from '@azure/communication-calling';
import type { Scope } from '@switchboard/kernel';
import { listen } from './listen.ts';

const OF_CALL = [
  'stateChanged',
  'idChanged',
  'isMutedChanged',
  'isIncomingAudioMutedChanged',
  'isScreenSharingOnChanged',
  'isLocalVideoStartedChanged',
  'roleChanged',
];
const OF_PARTICIPANT = [
  'stateChanged',
  'isMutedChanged',
  'displayNameChanged',
  'roleChanged',
  'isSpeakingChanged',
];
const OF_VIDEO = ['isAvailableChanged', 'sizeChanged', 'isReceivingChanged'];

export interface CallEvents {
  /** Something about the call, its people or their videos is different. */
  readonly changed: () => void;
  readonly personGone: (person: RemoteParticipant) => void;
  /** A video will not be sent any more, or is of no interest any more. */
  readonly videoGone: (video: RemoteVideoStream) => void;
}

/** Watches a call, its people and their videos until the scope ends. */
export function watchCall(
  scope: Scope,
  call: Call,
  { changed, personGone, videoGone }: CallEvents,
): void {
  for (const event of OF_CALL) listen(scope, call, event, changed);
  watchAll<RemoteParticipant>(scope, call, 'remoteParticipantsUpdated', call.remoteParticipants, {
    changed,
    gone: personGone,
    watch: (inner, participant) => {
      for (const event of OF_PARTICIPANT) listen(inner, participant, event, changed);
      watchAll<RemoteVideoStream>(
        inner,
        participant,
        'videoStreamsUpdated',
        participant.videoStreams,
        {
          changed,
          gone: () => undefined,
          watch: (innermost, video) => {
            for (const event of OF_VIDEO) listen(innermost, video, event, changed);
            innermost.add(() => videoGone(video));
          },
        },
      );
    },
  });
}

interface Watched<T> {
  readonly changed: () => void;
  readonly gone: (one: T) => void;
  readonly watch: (scope: Scope, one: T) => void;
}

/** Watches what is in a collection now, and what comes later, each until it goes. */
function watchAll<T extends object>(
  scope: Scope,
  owner: Parameters<typeof listen>[1],
  event: string,
  present: readonly T[],
  { changed, gone, watch }: Watched<T>,
): void {
  const scopes = new Map<T, Scope>();
  const add = (one: T): void => {
    if (scopes.has(one)) return;
    const inner = scope.child();
    scopes.set(one, inner);
    watch(inner, one);
  };
  present.forEach(add);
  listen(scope, owner, event, ({ added, removed }: { added: T[]; removed: T[] }) => {
    added.forEach(add);
    for (const one of removed) {
      void scopes.get(one)?.end();
      scopes.delete(one);
      gone(one);
    }
    changed();
  });
}
