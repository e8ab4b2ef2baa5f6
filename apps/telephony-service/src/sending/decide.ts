import { maySend, telephonyError, telephonyErrors } from '@switchboard/telephony';
import type { Consent, SendDecision, SendRequest, VerificationState } from '@switchboard/telephony';
import { timeZonesOf } from '@switchboard/telephony/server';
import { apiError, apiErrors } from '@switchboard/telephony-api';
import { consentsOf } from '../consent/consent-of.ts';
import type { Conversation, OurNumber, Prisma } from '../generated/prisma/client.ts';
import { isWithdrawn } from '../numbers/is-ours.ts';
import type { TelephonyTools } from '../telephony-tools.ts';
import { recipientOf, refuseEmergency, senderOf } from './parties.ts';

type Tools = Pick<TelephonyTools, 'policy' | 'clock'>;
type Parties = Pick<Conversation, 'ours' | 'theirs'> & {
  readonly lastReceivedAt?: Date | null;
};

/** May something be sent from one of our numbers to somebody, now? */
export async function decide(
  client: Prisma.TransactionClient,
  { policy, clock }: Tools,
  { ours, theirs, lastReceivedAt }: Parties,
): Promise<SendDecision> {
  const number = await client.ourNumber.findUnique({ where: { id: ours } });
  const contact = await client.contact.findUnique({ where: { number: theirs } });
  const consent = (await consentsOf(client, [theirs]))(theirs);
  const request = await requestOf({
    ...{ number, theirs, consent },
    ...{ timeZone: contact?.timeZone ?? null, purpose: 'conversation', nowMs: clock.now() },
    ...(lastReceivedAt && { lastReceivedMs: lastReceivedAt.getTime() }),
  });
  return request ? maySend(policy, request) : CANNOT_TEXT;
}

export const CANNOT_TEXT: SendDecision = {
  allowed: false,
  reason: 'recipient-cannot-text',
  againMs: undefined,
};

interface Given extends Pick<SendRequest, 'purpose' | 'nowMs' | 'lastReceivedMs'> {
  readonly number: OurNumber | null;
  readonly theirs: string;
  readonly consent: Consent;
  readonly timeZone: string | null;
}

/** @returns undefined where nobody can be texted by `theirs` */
export async function requestOf(given: Given): Promise<SendRequest | undefined> {
  const { number, theirs, consent, timeZone, ...rest } = given;
  if (!number) throw apiError('number-not-found', apiErrors['number-not-found'].meaning);
  const recipient = recipientOf(theirs);
  if (!recipient) return undefined;
  return {
    ...rest,
    sender: senderOf(number.id),
    senderMayText: number.sendsTexts,
    isSenderWithdrawn: isWithdrawn(number),
    verification: number.verification as VerificationState,
    recipient,
    consent,
    zones: timeZone === null ? await timeZonesOf(recipient.e164) : [timeZone],
  };
}

/** @throws PlatformError with the reason as its code */
export async function assertMaySend(
  client: Prisma.TransactionClient,
  tools: Tools,
  parties: Parties,
): Promise<void> {
  refuseEmergency(parties.theirs, senderOf(parties.ours));
  const decision = await decide(client, tools, parties);
  if (decision.allowed) return;
  const { reason, againMs } = decision;
  throw telephonyError(reason, telephonyErrors[reason].meaning, {
    ...(againMs !== undefined && { retryAfterMs: againMs - tools.clock.now() }),
  });
}
