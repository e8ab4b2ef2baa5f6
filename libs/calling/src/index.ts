export { callErrors } from './call-errors.ts';
export { Calling, createCalling } from './calling.ts';
export type { CallingOptions, RingOptions, StartOptions } from './calling.ts';
export { CallSession } from './call-session.ts';
export type { CallContext } from './call-context.ts';
export { noPreferences } from './devices.ts';
export type { Preferences } from './devices.ts';
export { endReasonOf } from './end-reason.ts';
export type { EndReason, EndWord } from './end-reason.ts';
export type { CallingEngine } from './engine.ts';
export { failureOf } from './failure.ts';
export type { CallFailure } from './failure.ts';
export { isLive, isOver, nextPhase, transitions } from './phase.ts';
export type { CallPhase, PhaseName } from './phase.ts';
export type { Contacts } from './phone-names.ts';
export type {
  AgentState,
  CallingState,
  CallRef,
  CallSnapshot,
  CallTarget,
  Device,
  DevicesState,
  FeatureName,
  Grade,
  IncomingState,
  LeftState,
  May,
  MayNot,
  ParticipantSnapshot,
  Permission,
  QualityState,
  ReactionKind,
  ReactionState,
  Role,
  SelfState,
  Switch,
  UnansweredState,
  VideoSource,
  VideoState,
} from './state.ts';
export type { DataListener } from './read-data.ts';
export type { StatsSample } from './statistics.ts';
export type { View, ViewOptions } from './views.ts';
