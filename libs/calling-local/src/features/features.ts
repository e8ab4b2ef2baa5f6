import type * as Sdk from '@azure/communication-calling';
import { recognisable } from '../held.ts';
import { absent } from './absent/absent.ts';
import { CallSurveyOfCall } from './call-survey.ts';
import { CapabilitiesOfCall } from './capabilities.ts';
import { DataChannelFeature } from './data-channel.ts';
import { DebugInfoFeature } from './debug-info.ts';
import { DominantSpeakersFeature } from './dominant-speakers.ts';
import { MediaStatsFeature } from './media-stats.ts';
import { OptimalVideoCountFeature } from './optimal-video-count.ts';
import { RaiseHandFeature } from './raise-hand.ts';
import { ReactionFeature } from './reaction.ts';
import { RecordingFeature } from './recording.ts';
import { SpotlightFeature } from './spotlight.ts';
import { TransferFeature } from './transfer.ts';
import { DiagnosticsFeature } from './user-facing-diagnostics.ts';

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
  OptimalVideoCount: { callApiCtor: OptimalVideoCountFeature },
  ...absent,
};

// A client that keeps the module behind a Proxy asks for the same feature either way.
for (const factory of Object.values(Features)) recognisable(factory);
