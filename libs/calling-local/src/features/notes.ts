import type * as Sdk from '@azure/communication-calling';

/** What one should know of each feature, as the README says it. */
export const notes: Readonly<Record<keyof typeof Sdk.Features, string>> = {
  Recording: 'state only; consent in Teams is refused',
  Transfer: 'to people, phones and calls; to voicemail is refused',
  RaiseHand: '',
  Reaction: 'the identifier of the sender also reads as the raw id',
  Spotlight: 'seven people at most',
  Capabilities: 'what is not built is `FeatureNotSupported`',
  DominantSpeakers: '',
  CallSurvey: '',
  UserFacingDiagnostics: 'network and media; those of others are refused',
  MediaStats: '',
  DataChannel: 'more than two: over the signalling line, without `priority` and `bitrateInKbps`',
  DebugInfo: '',
  OptimalVideoCount: 'by processors, packet loss, round trip and pictures that stutter',
  Transcription: 'never active',
  Captions: 'never active, in no language',
  PPTLive: 'never active',
  BreakoutRooms: 'nobody is assigned to one',
  TeamsMeetingAudioConferencing: 'no number to dial',
  TogetherMode: 'no stream, no seats',
  MediaAccess: 'everything is permitted, within the role',
  RealTimeText: 'nothing is received',
  VideoEffects: 'none is supported',
  AudioEffects: 'none is supported; the browser keeps echo and noise out',
};
