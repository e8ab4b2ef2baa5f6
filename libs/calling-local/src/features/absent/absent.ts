import type * as Sdk from '@azure/communication-calling';
import { NoAudioEffects } from './audio-effects.ts';
import { AudioConferencingFeature } from './audio-conferencing.ts';
import { BreakoutRoomsFeature } from './breakout-rooms.ts';
import { CaptionsFeature } from './captions.ts';
import { MediaAccessFeature } from './media-access.ts';
import { PPTLiveFeature } from './ppt-live.ts';
import { TypedTextFeature } from './real-time-text.ts';
import { TogetherModeFeature } from './together-mode.ts';
import { TranscriptionFeature } from './transcription.ts';
import { NoVideoEffects } from './video-effects.ts';

/** What is not built: each can be had and listened to, says that there is nothing of it, and refuses. */
export const absent = {
  Transcription: { callApiCtor: TranscriptionFeature },
  Captions: { callApiCtor: CaptionsFeature },
  PPTLive: { callApiCtor: PPTLiveFeature },
  BreakoutRooms: { callApiCtor: BreakoutRoomsFeature },
  TeamsMeetingAudioConferencing: { callApiCtor: AudioConferencingFeature },
  TogetherMode: { callApiCtor: TogetherModeFeature },
  MediaAccess: { callApiCtor: MediaAccessFeature },
  RealTimeText: { callApiCtor: TypedTextFeature },
  VideoEffects: { videoStreamApiCtor: NoVideoEffects },
  AudioEffects: { audioStreamApiCtor: NoAudioEffects },
} satisfies Partial<typeof Sdk.Features>;
