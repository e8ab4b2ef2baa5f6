import type { Features } from '@azure/communication-calling';

type FeatureEvents = Readonly<Partial<Record<keyof typeof Features, readonly string[]>>>;

const feature: FeatureEvents = {
  Recording: ['isRecordingActiveChanged', 'recordingsUpdated'],
  Transcription: ['isTranscriptionActiveChanged'],
  Captions: ['CaptionsKindChanged'],
  DominantSpeakers: ['dominantSpeakersChanged'],
  RaiseHand: ['raisedHandEvent', 'loweredHandEvent'],
  Spotlight: ['spotlightChanged'],
  Reaction: ['reaction'],
  DataChannel: ['dataChannelReceiverCreated'],
  RealTimeText: ['realTimeTextReceived'],
  Capabilities: ['capabilitiesChanged'],
  MediaAccess: ['mediaAccessChanged', 'meetingMediaAccessChanged'],
  Transfer: ['transferAccepted'],
  TogetherMode: [
    'togetherModeStreamsUpdated',
    'togetherModeSceneUpdated',
    'togetherModeSeatingUpdated',
  ],
  BreakoutRooms: ['breakoutRoomsUpdated'],
  OptimalVideoCount: ['optimalVideoCountChanged'],
  PPTLive: ['isActiveChanged'],
  VideoEffects: ['effectsStarted', 'effectsStopped', 'effectsError'],
};

/** What every object of the SDK tells, by the names its public types give. */
export const events = {
  feature,
  call: [
    'stateChanged',
    'idChanged',
    'isMutedChanged',
    'isIncomingAudioMutedChanged',
    'isScreenSharingOnChanged',
    'isLocalVideoStartedChanged',
    'localVideoStreamsUpdated',
    'localAudioStreamsUpdated',
    'remoteAudioStreamsUpdated',
    'roleChanged',
    'mutedByOthers',
    'callerInfoChanged',
    'transferorInfoChanged',
  ],
  participant: [
    'stateChanged',
    'isMutedChanged',
    'displayNameChanged',
    'roleChanged',
    'isSpeakingChanged',
  ],
  video: ['isAvailableChanged', 'sizeChanged', 'isReceivingChanged'],
  devices: [
    'videoDevicesUpdated',
    'audioDevicesUpdated',
    'selectedMicrophoneChanged',
    'selectedSpeakerChanged',
  ],
} as const;
