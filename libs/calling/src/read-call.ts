import type { Call, RemoteParticipant, RemoteVideoStream } from '@azure/communication-calling';
import { displayNameOf } from '@switchboard/kernel';
import { rawIdOf } from './identity.ts';
import type { CallFeatures } from './features.ts';
import { nextPhase } from './phase.ts';
import type {
  CallSnapshot,
  ParticipantSnapshot,
  ParticipantState,
  SelfState,
  VideoState,
} from './state.ts';

const STATES: Readonly<Record<RemoteParticipant['state'], ParticipantState>> = {
  Idle: 'connecting',
  Connecting: 'connecting',
  EarlyMedia: 'ringing',
  Ringing: 'ringing',
  InLobby: 'connecting',
  Connected: 'connected',
  Hold: 'hold',
  Disconnected: 'gone',
};

/** What the SDK's objects say about a call now, over what was known before. */
export function readCall(
  call: Call,
  features: CallFeatures,
  before: CallSnapshot,
  now: number,
): CallSnapshot {
  const phase = nextPhase(before.phase, call.state, call.callEndReason);
  // What has ended stays as it was last, for whoever looks back at it.
  if (phase.name === 'ended') {
    const off = { camera: 'off', screen: 'off', hold: 'none', reactions: [] } as const;
    return { ...before, ...off, phase, endedAt: before.endedAt ?? now };
  }
  return {
    ...before,
    id: call.id,
    phase,
    connectedAt: before.connectedAt ?? (phase.name === 'connected' ? now : undefined),
    deafened: call.isIncomingAudioMuted,
    participants: readPeople(call, features),
    self: readSelf(call, features, before.self),
    dominant: features.dominantSpeakers(),
    recording: features.isRecording(),
    quality: features.quality(),
    unsupported: features.unsupported,
  };
}

function readPeople(call: Call, features: CallFeatures): CallSnapshot['participants'] {
  const hands = features.hands();
  const lit = features.spotlighted();
  return Object.fromEntries(
    call.remoteParticipants.map((one) => {
      const participant = readParticipant(one);
      const { id } = participant;
      return [id, { ...participant, hand: hands.get(id), spotlight: lit.has(id) }];
    }),
  );
}

function readParticipant(one: RemoteParticipant): ParticipantSnapshot {
  return {
    id: rawIdOf(one.identifier),
    name: displayNameOf(one.displayName),
    state: STATES[one.state],
    muted: one.isMuted,
    speaking: one.isSpeaking,
    role: one.role,
    camera: readVideo(one.videoStreams.find((video) => video.mediaStreamType === 'Video')),
    screen: readVideo(one.videoStreams.find((video) => video.mediaStreamType === 'ScreenSharing')),
    spotlight: false,
  };
}

function readVideo(video: RemoteVideoStream | undefined): VideoState | undefined {
  return (
    video && {
      available: video.isAvailable,
      receiving: video.isReceiving,
      width: video.size.width,
      height: video.size.height,
    }
  );
}

function readSelf(call: Call, features: CallFeatures, before: SelfState): SelfState {
  const { self } = features;
  return {
    role: call.role,
    hand: features.hands().get(self),
    spotlight: features.spotlighted().has(self),
    ...(features.rights() ?? { may: before.may, mayNot: before.mayNot }),
  };
}
