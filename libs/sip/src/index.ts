export type { CallEnd } from './call/call-end.ts';
export type { CallHandlers, Digit } from './call/call-handlers.ts';
export type { CallParty, IncomingCall } from './call/incoming-call.ts';
export type { OfferResult } from './call/offer-exchange.ts';
export type {
  CallProgress,
  InviteOptions,
  OutgoingCall,
  OutgoingResult,
} from './call/outgoing-call.ts';
export type { TransferResult } from './call/outgoing-transfer.ts';
export { SESSION_POLICY } from './call/session-interval.ts';
export type { SessionPolicy } from './call/session-interval.ts';
export type { SipCall, TransferOptions } from './call/sip-call.ts';
export type { TransferRequest } from './call/transfer-request.ts';
export type { Credentials } from './digest/digest-credentials.ts';
export { DigestGuard } from './digest/digest-guard.ts';
export type { DigestGuardOptions, DigestVerdict } from './digest/digest-guard.ts';
export { digestSecret } from './digest/digest-hash.ts';
export type { DigestAlgorithm } from './digest/digest-hash.ts';
export { TrunkMonitor } from './monitor/trunk-monitor.ts';
export type { TrunkMonitorOptions, TrunkState } from './monitor/trunk-monitor.ts';
export { TrunkRegistration } from './monitor/trunk-registration.ts';
export type { RegistrationState, TrunkRegistrationOptions } from './monitor/trunk-registration.ts';
export { failureKind } from './reasons/failure-kind.ts';
export type { FailureKind } from './reasons/failure-kind.ts';
export type { ReasonHeader } from './reasons/reason-header.ts';
export { Registrar, REGISTRAR_LIMITS } from './registrar/registrar.ts';
export type { Binding, RegistrarLimits, RegistrarOptions } from './registrar/registrar.ts';
export { answerSession } from './sdp/answer-session.ts';
export { makeCrypto } from './sdp/crypto-line.ts';
export type { CryptoLine, CryptoSuite } from './sdp/crypto-line.ts';
export type { Direction } from './sdp/direction.ts';
export { readSession } from './sdp/read-session.ts';
export type { AudioCodec, MediaProfile, SessionDescription } from './sdp/session-description.ts';
export { offerSession, OPUS, PCMA, PCMU, TELEPHONE_EVENT } from './sdp/session-offer.ts';
export type { LocalMedia } from './sdp/session-offer.ts';
export { writeSession } from './sdp/write-session.ts';
export { sipErrors } from './sip-errors.ts';
export type { SipErrorCode } from './sip-errors.ts';
export type { Flow, HostPort, SipPeer, SipProtocol, SipTransport } from './transport/flow.ts';
export { PeerGuard } from './transport/peer-guard.ts';
export type { PeerGuardOptions } from './transport/peer-guard.ts';
export type { StreamLimits } from './transport/stream-limits.ts';
export { StreamTransport } from './transport/stream-transport.ts';
export type { StreamTransportOptions } from './transport/stream-transport.ts';
export type { TransportOptions } from './transport/transport-options.ts';
export { UdpTransport } from './transport/udp-transport.ts';
export type { Header } from './user-agent/header-text.ts';
export type { OutOfDialogAnswer } from './user-agent/out-of-dialog.ts';
export type { SipTrace } from './user-agent/trace.ts';
export { UserAgent } from './user-agent/user-agent.ts';
export type { AgentInviteOptions } from './user-agent/user-agent.ts';
export type {
  OutOfDialogOptions,
  RegisterAnswer,
  RegisterRequest,
  UserAgentLimits,
  UserAgentOptions,
} from './user-agent/user-agent-options.ts';
