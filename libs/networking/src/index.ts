export { AgreedClock } from './clock/agreed-clock.ts';
export type { AgreedClockOptions } from './clock/agreed-clock.ts';
export type { EndReason } from './files/file-frame.ts';
export type { FileSink, FileSource } from './files/file-store.ts';
export { FileTransfers } from './files/file-transfers.ts';
export type { Connection, FileOffer } from './files/file-transfers.ts';
export type { IncomingFile } from './files/incoming-file.ts';
export type { FileOutcome, OutgoingFile } from './files/outgoing-file.ts';
export { ConnectivityCheck } from './check/connectivity-check.ts';
export type { CheckProgress } from './check/connectivity-check.ts';
export type { CheckOptions } from './check/check-options.ts';
export { maskAddresses } from './check/mask-addresses.ts';
export type { Measurement, Outcome, RelayMeasurement, WayRow } from './check/outcome.ts';
export { CANDIDATE_TYPES } from './check/pair.ts';
export type { CandidateType, PairFinding, PairReason } from './check/pair.ts';
export { reportText } from './check/report-text.ts';
export { stepsOf, summaryOf } from './check/summary.ts';
export type { Summary } from './check/summary.ts';
export { WAY_KINDS } from './check/way.ts';
export type { Way, WayKind } from './check/way.ts';
export { SharedDocument } from './documents/shared-document.ts';
export { MessageChannel } from './messages/message-channel.ts';
export type { MessageChannelOptions, TopicMessage } from './messages/message-channel.ts';
export type { DropReason } from './messages/reassembler.ts';
export { Ownership } from './motion/ownership.ts';
export type { Claim } from './motion/ownership.ts';
export { between } from './motion/pose.ts';
export type { Pose, Quaternion, Vector } from './motion/pose.ts';
export { readPoses, writePoses } from './motion/pose-frame.ts';
export type { MovedThing, PoseFrame } from './motion/pose-frame.ts';
export { SnapshotBuffer } from './motion/snapshot-buffer.ts';
export { networkingErrors } from './networking-errors.ts';
export type {
  DataTransport,
  Delivery,
  IncomingMessage,
  OutgoingMessage,
  PeerId,
  TransportLimits,
  TransportListener,
} from './transport/transport.ts';
export { CallDataTransport } from './call/call-data-transport.ts';
export type { CallDataTransportOptions } from './call/call-data-transport.ts';
export { participantsOf } from './call/call-participants.ts';
export type { CallParticipants, CallParticipantsListener } from './call/call-participants.ts';
export type {
  CredentialsReason,
  IceCredentials,
  MeshCandidate,
  MeshPeerState,
  MeshPeerStatistics,
  MeshTransportOptions,
  MeshTrouble,
} from './mesh/mesh-options.ts';
export type { Signalling, SignallingListener } from './mesh/signalling.ts';
export { MeshTransport } from './mesh/mesh-transport.ts';
export { transportSignalling } from './mesh/transport-signalling.ts';
export type { TransportSignallingOptions } from './mesh/transport-signalling.ts';
export { EitherSignalling } from './mesh/either-signalling.ts';
export { ThreadSignalling } from './mesh/thread-signalling.ts';
export type { SignalThread } from './mesh/thread-signalling.ts';
export { SharedThings } from './motion/shared-things.ts';
export type { ThingState } from './motion/thing-frame.ts';
export { DataSession } from './session/data-session.ts';
export type { DataSessionOptions } from './session/data-session.ts';
export { MeasuredPath } from './session/measured-path.ts';
export type { PathStatistics } from './session/measured-path.ts';
export type { BenchmarkResult } from './session/path-benchmark.ts';
export type { PathQuality } from './session/path-probe.ts';
export { SwitchingTransport } from './switching/switching-transport.ts';
export { FIRST_OWN_TOPIC } from './topics.ts';
