import type * as Sdk from '@azure/communication-calling';
import { CallSurveyOfCall } from './call-survey.ts';
import { CapabilitiesOfCall } from './capabilities.ts';
import { DataChannelFeature } from './data-channel.ts';
import { DebugInfoFeature } from './debug-info.ts';
import { DominantSpeakersFeature } from './dominant-speakers.ts';
import { MediaStatsFeature } from './media-stats.ts';
import { RaiseHandFeature } from './raise-hand.ts';
import { ReactionFeature } from './reaction.ts';
import { RecordingFeature } from './recording.ts';
import { SpotlightFeature } from './spotlight.ts';
import { TransferFeature } from './transfer.ts';
import { refusal } from './unsupported.ts';
import { DiagnosticsFeature } from './user-facing-diagnostics.ts';

/** What is not built here refuses when it is asked for. */
const missing = <F extends Sdk.CallFeature>(name: string): Sdk.CallFeatureFactory<F> => ({
  callApiCtor: refusal(name) as unknown as Sdk.CallFeatureCtor<F>,
});

export const Features: typeof Sdk.Features = {
  Recording: { callApiCtor: RecordingFeature },
  Transfer: { callApiCtor: TransferFeature },
  RaiseHand: { callApiCtor: RaiseHandFeature },
  Reaction: { callApiCtor: ReactionFeature },
  Spotlight: { callApiCtor: SpotlightFeature },
  Capabilities: { callApiCtor: CapabilitiesOfCall },
  DominantSpeakers: { callApiCtor: DominantSpeakersFeature },
  CallSurvey: { callApiCtor: CallSurveyOfCall },
  UserFacingDiagnostics: { callApiCtor: DiagnosticsFeature },
  MediaStats: { callApiCtor: MediaStatsFeature },
  DataChannel: { callApiCtor: DataChannelFeature },
  DebugInfo: { callClientApiCtor: DebugInfoFeature },
  Transcription: missing('Transcription'),
  Captions: missing('Captions'),
  PPTLive: missing('PPTLive'),
  BreakoutRooms: missing('BreakoutRooms'),
  OptimalVideoCount: missing('OptimalVideoCount'),
  TeamsMeetingAudioConferencing: missing('TeamsMeetingAudioConferencing'),
  TogetherMode: missing('TogetherMode'),
  MediaAccess: missing('MediaAccess'),
  RealTimeText: missing('RealTimeText'),
  VideoEffects: {
    videoStreamApiCtor: refusal(
      'VideoEffects',
    ) as unknown as Sdk.VideoStreamFeatureCtor<Sdk.VideoEffectsFeature>,
  },
  AudioEffects: {
    audioStreamApiCtor: refusal(
      'AudioEffects',
    ) as unknown as Sdk.AudioStreamFeatureCtor<Sdk.AudioEffectsFeature>,
  },
};
