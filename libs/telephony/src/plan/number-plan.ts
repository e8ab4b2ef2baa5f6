import type { VerificationState } from '../consent/verification.ts';
import { verificationOf } from '../consent/verification.ts';
import type { Country } from '../numbers/phone-number.ts';
import type { Sender, SenderKind } from '../numbers/sender.ts';

/** What was bought of a capability, as the service says it. */
export type Capability = 'none' | 'inbound' | 'outbound' | 'inbound+outbound';

/** A number, short code or name of ours. */
export interface OwnedSender {
  readonly sender: Sender;
  readonly capabilities: { readonly calling: Capability; readonly sms: Capability };
  readonly assignmentType: 'person' | 'application';
  readonly verification: VerificationState;
}

/** Which countries have numbers of a kind that can text. */
export type TextingCountries = Readonly<Record<SenderKind, readonly Country[] | 'any'>>;

/** As Azure offers them; whoever has a trunk of their own says what that can. */
export const azureTextingCountries: TextingCountries = {
  'toll-free': ['US', 'CA', 'PR'],
  'long-code': ['US', 'PR'],
  'short-code': 'any',
  name: 'any',
};

/** Why a number may not do something. */
export type PlanReason =
  'capability-missing' | 'kind-cannot' | 'country-cannot' | 'person-number-cannot';

export type PlanAnswer =
  { readonly may: true } | { readonly may: false; readonly reason: PlanReason };

export interface NumberPlan {
  readonly textsIn: PlanAnswer;
  /** Unverified it may still text where carriers do not ask for it; `maySend` says to whom. */
  readonly textsOut: PlanAnswer & { readonly needsVerification: boolean };
  readonly callsIn: PlanAnswer;
  readonly callsOut: PlanAnswer;
}

type Direction = 'inbound' | 'outbound';

const YES: PlanAnswer = { may: true };

/** What a number may do, each with the reason where it may not. */
export function numberPlan(owned: OwnedSender, texting: TextingCountries): NumberPlan {
  const needsVerification =
    verificationOf(owned.sender) !== undefined && owned.verification !== 'verified';
  return {
    textsIn: textAnswer(owned, texting, 'inbound'),
    textsOut: { ...textAnswer(owned, texting, 'outbound'), needsVerification },
    callsIn: callAnswer(owned, 'inbound'),
    callsOut: callAnswer(owned, 'outbound'),
  };
}

function textAnswer(
  { sender, capabilities, assignmentType }: OwnedSender,
  texting: TextingCountries,
  direction: Direction,
): PlanAnswer {
  // Nobody can answer a name.
  if (sender.kind === 'name' && direction === 'inbound') return no('kind-cannot');
  if (assignmentType === 'person') return no('person-number-cannot');
  if (!isOneOf(texting[sender.kind], sender.number?.country)) return no('country-cannot');
  return has(capabilities.sms, direction) ? YES : no('capability-missing');
}

function callAnswer({ sender, capabilities }: OwnedSender, direction: Direction): PlanAnswer {
  if (sender.number === undefined) return no('kind-cannot');
  return has(capabilities.calling, direction) ? YES : no('capability-missing');
}

function isOneOf(countries: readonly Country[] | 'any', country: Country | undefined): boolean {
  return countries === 'any' || (country !== undefined && countries.includes(country));
}

const has = (capability: Capability, direction: Direction): boolean =>
  capability.split('+').includes(direction);

const no = (reason: PlanReason): PlanAnswer => ({ may: false, reason });
