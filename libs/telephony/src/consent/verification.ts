import type { Country, PhoneNumber } from '../numbers/phone-number.ts';
import type { Sender, SenderKind } from '../numbers/sender.ts';

/** How far carriers have got with who stands behind a sender. */
export type VerificationState = 'unverified' | 'pending' | 'verified' | 'rejected';

/** What carriers ask for: of toll-free numbers, and of ordinary ones that programs text from (10DLC). */
export type VerificationKind = 'toll-free' | '10dlc';

interface Requirement {
  readonly kind: VerificationKind;
  readonly sender: SenderKind;
  /** For texts to numbers of these countries. */
  readonly to: readonly Country[];
}

/** All of it concerns the numbers that begin with +1. */
const NORTH_AMERICA = '1';
const REQUIREMENTS: readonly Requirement[] = [
  { kind: 'toll-free', sender: 'toll-free', to: ['US', 'CA', 'PR'] },
  { kind: '10dlc', sender: 'long-code', to: ['US', 'PR'] },
];

export type VerificationProblem =
  'verification-missing' | 'verification-pending' | 'verification-rejected';

/** Carriers block what is not verified, also while they are at it. */
const PROBLEMS: Readonly<Record<VerificationState, VerificationProblem | undefined>> = {
  unverified: 'verification-missing',
  pending: 'verification-pending',
  rejected: 'verification-rejected',
  verified: undefined,
};

/** What a sender has to be verified for, wherever it texts; nothing for most. */
export function verificationOf({ kind, number }: Sender): VerificationKind | undefined {
  if (number?.callingCode !== NORTH_AMERICA) return undefined;
  return REQUIREMENTS.find(({ sender }) => sender === kind)?.kind;
}

/** @returns why carriers would block a text, undefined where they would not */
export function verificationProblem(
  sender: Sender,
  state: VerificationState,
  to: Pick<PhoneNumber, 'callingCode' | 'country'>,
): VerificationProblem | undefined {
  const kind = verificationOf(sender);
  const requirement = REQUIREMENTS.find((one) => one.kind === kind);
  if (!requirement || to.callingCode !== NORTH_AMERICA) return undefined;
  const { country } = to;
  const isConcerned = country === undefined || requirement.to.includes(country);
  return isConcerned ? PROBLEMS[state] : undefined;
}
