export type { BindCommand, RequestCommand, ResponseCommand } from './codec/command.ts';
export { asksToWait, isTemporary, STATUSES, statusNameOf } from './codec/command-status.ts';
export type { RefusalStatus, StatusName } from './codec/command-status.ts';
export { PduFramer } from './codec/pdu-framer.ts';
export type { PduFramerOptions } from './codec/pdu-framer.ts';
export type {
  Address,
  Bind,
  DeliverSm,
  MessageFields,
  Pdu,
  RequestPdu,
  ResponsePdu,
  SubmitSm,
} from './codec/pdu.ts';
export { readPdu } from './codec/read-pdu.ts';
export type { Reading, Refusal } from './codec/read-pdu.ts';
export type { NetworkErrorCode, Tlv, Tlvs } from './codec/tlvs.ts';
export { writePdu } from './codec/write-pdu.ts';
export { joinParts } from './parts/join-parts.ts';
export type { PartBytes } from './parts/join-parts.ts';
export { PartAssembler } from './parts/part-assembler.ts';
export type {
  Assembly,
  AssemblerLimits,
  IncompleteText,
  PartAssemblerOptions,
} from './parts/part-assembler.ts';
export type { Part } from './parts/part.ts';
export { readContent } from './parts/read-content.ts';
export type { Content, PartPlace } from './parts/read-content.ts';
export { writeParts } from './parts/write-parts.ts';
export type { PartsBy, TextFields, WritePartsOptions } from './parts/write-parts.ts';
export { canonicalId } from './receipt/message-id.ts';
export type { IdForm, IdForms } from './receipt/message-id.ts';
export { readReceipt } from './receipt/read-receipt.ts';
export type { ReadReceiptOptions } from './receipt/read-receipt.ts';
export { isReceipt } from './receipt/receipt.ts';
export type { Receipt } from './receipt/receipt.ts';
export { messageStateOf, RECEIPT_STATES } from './receipt/receipt-state.ts';
export type { ReceiptState } from './receipt/receipt-state.ts';
export { writeReceipt } from './receipt/write-receipt.ts';
export type { WriteReceiptOptions } from './receipt/write-receipt.ts';
export { smppErrors } from './smpp-errors.ts';
export type { SmppErrorCode } from './smpp-errors.ts';
export { connectTo } from './client/connect-to.ts';
export type { ConnectToOptions } from './client/connect-to.ts';
export type { LinkStatus } from './client/link-status.ts';
export type { BackOff } from './client/back-off.ts';
export type { SendingLimits, SmppClientOptions } from './client/client-options.ts';
export { SmppClient } from './client/smpp-client.ts';
export { messageFields } from './codec/message-fields.ts';
export type { Answer } from './session/answer.ts';
export type { BindMode, Role } from './session/bind-mode.ts';
export type { CloseReason, SessionLimits } from './session/session-limits.ts';
export { SmppSession } from './session/smpp-session.ts';
export type { SmppSessionOptions } from './session/smpp-session.ts';
export type {
  Peer,
  ServerLimits,
  SmppServerOptions,
  SubmitAnswer,
} from './server/server-options.ts';
export { SmppServer } from './server/smpp-server.ts';
export { StatusError } from './status-error.ts';
