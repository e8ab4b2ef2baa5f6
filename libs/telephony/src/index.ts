export { afterCommand, mayCommand } from './campaigns/campaign-state.ts';
export type { CampaignCommand, CampaignState } from './campaigns/campaign-state.ts';
export { afterStep, isOver } from './campaigns/campaign-recipient.ts';
export type {
  CampaignRecipient,
  RecipientReason,
  RecipientState,
  RecipientStep,
} from './campaigns/campaign-recipient.ts';
export { durationMs, paceOf } from './campaigns/pace.ts';
export type { Pace } from './campaigns/pace.ts';
export { repeatabilityId } from './campaigns/repeatability-id.ts';
export { screenList, withoutRefused } from './campaigns/screen-list.ts';
export type {
  ListedRecipient,
  ListRow,
  RefusedRow,
  RowRefusal,
  ScreenedList,
  ScreenOptions,
} from './campaigns/screen-list.ts';
export { consentTo, eventOfKeyword, withEvent } from './consent/consent.ts';
export type {
  Channel,
  Consent,
  ConsentEvent,
  ConsentSource,
  ConsentState,
} from './consent/consent.ts';
export { keywordAction } from './consent/keyword.ts';
export type { KeywordAction } from './consent/keyword.ts';
export { mayCall } from './consent/may-call.ts';
export type { CallRequest } from './consent/may-call.ts';
export { maySend } from './consent/may-send.ts';
export type { SendDecision, SendPolicy, SendRequest } from './consent/may-send.ts';
export { defaultQuietHours, quietAt } from './consent/quiet-hours.ts';
export type { Quiet, QuietHours } from './consent/quiet-hours.ts';
export type { SendRefusal } from './consent/refusal-errors.ts';
export { verificationOf, verificationProblem } from './consent/verification.ts';
export type {
  VerificationKind,
  VerificationProblem,
  VerificationState,
} from './consent/verification.ts';
export {
  MAX_NOTES,
  openConversation,
  withAssignment,
  withNote,
  withoutNote,
  withRead,
} from './conversations/conversation.ts';
export type { Assignment, Conversation, Note } from './conversations/conversation.ts';
export { afterReport, reportOf } from './conversations/delivery.ts';
export type { Delivery } from './conversations/delivery.ts';
export { deliveryDetailOf, isWorthRetrying } from './conversations/delivery-detail.ts';
export type { DeliveryDetail } from './conversations/delivery-detail.ts';
export { unreadOf, withMessage, withReport } from './conversations/message.ts';
export type { Message, Timeline } from './conversations/message.ts';
export { formatDialled, readDialled } from './dialling/dialled-number.ts';
export type { DialledNumber } from './dialling/dialled-number.ts';
export { afterEvent, dueMsOf, isOpenHandover, openHandover } from './handover/handover.ts';
export type { Handover, HandoverEvent, HandoverState } from './handover/handover.ts';
export { nextOffer, offersOf } from './handover/next-offer.ts';
export type { MemberFacts, NextOffer, TeamMember, WaitingHandover } from './handover/next-offer.ts';
export { displayNumber } from './numbers/display-number.ts';
export type { NumberProblem } from './numbers/number-errors.ts';
export type { NumberType } from './numbers/number-type.ts';
export { parseNumber } from './numbers/phone-number.ts';
export type { Country, E164, NumberResult, PhoneNumber } from './numbers/phone-number.ts';
export { parseSender } from './numbers/sender.ts';
export type { Sender, SenderKind } from './numbers/sender.ts';
export { azureTextingCountries, numberPlan } from './plan/number-plan.ts';
export type {
  Capability,
  NumberPlan,
  OwnedSender,
  PlanAnswer,
  PlanReason,
  TextingCountries,
} from './plan/number-plan.ts';
export { receivesTexts } from './plan/receives-texts.ts';
export { isRingStep } from './routing/call-route.ts';
export type { CallRoute, OpenHours, RouteStep } from './routing/call-route.ts';
export { isOpen } from './routing/is-open.ts';
export { nextRing } from './routing/next-ring.ts';
export type { NextRing, RingFacts, RingState } from './routing/next-ring.ts';
export { fillTemplate, parseTemplate } from './templates/template.ts';
export type { Template } from './templates/template.ts';
export { telephonyError, telephonyErrors } from './telephony-errors.ts';
export type { TelephonyErrorCode } from './telephony-errors.ts';
export type { Cost, PriceTable, TextPrice } from './texts/price-table.ts';
export { textCost } from './texts/text-cost.ts';
export type { TextCost } from './texts/text-cost.ts';
export { MAX_TEXT_LENGTH, textWarnings } from './texts/text-warnings.ts';
export type { TextWarning } from './texts/text-warnings.ts';
