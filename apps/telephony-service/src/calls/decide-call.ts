import { mayCall, telephonyError, telephonyErrors } from '@switchboard/telephony';
import type { E164, SendDecision } from '@switchboard/telephony';
import { timeZonesOf } from '@switchboard/telephony/server';
import { apiError, apiErrors } from '@switchboard/telephony-api';
import { consentsOf } from '../consent/consent-of.ts';
import type { Prisma } from '../generated/prisma/client.ts';
import { isWithdrawn } from '../numbers/is-ours.ts';
import { senderOf } from '../sending/parties.ts';
import type { TelephonyTools } from '../telephony-tools.ts';

type Tools = Pick<TelephonyTools, 'policy' | 'clock'>;
interface Parties {
  readonly ours: string;
  readonly theirs: E164;
}

/** @throws PlatformError with the reason as its code, `number-not-found` */
export async function assertMayCall(
  client: Prisma.TransactionClient,
  tools: Tools,
  parties: Parties,
): Promise<void> {
  const decision = await decideCall(client, tools, parties);
  if (decision.allowed) return;
  const { reason, againMs } = decision;
  throw telephonyError(reason, telephonyErrors[reason].meaning, {
    ...(againMs !== undefined && { retryAfterMs: againMs - tools.clock.now() }),
  });
}

async function decideCall(
  client: Prisma.TransactionClient,
  { policy, clock }: Tools,
  { ours, theirs }: Parties,
): Promise<SendDecision> {
  const number = await client.ourNumber.findUnique({ where: { id: ours } });
  const caller = senderOf(ours).number?.e164;
  if (!number || caller === undefined)
    throw apiError('number-not-found', apiErrors['number-not-found'].meaning);
  const contact = await client.contact.findUnique({ where: { number: theirs } });
  const zone = contact?.timeZone;
  const lastReceivedMs = await lastHeardMs(client, { ours, theirs });
  return mayCall(policy, {
    ...{ caller, callee: theirs, isCallerWithdrawn: isWithdrawn(number), nowMs: clock.now() },
    consent: (await consentsOf(client, [theirs]))(theirs),
    zones: zone ? [zone] : await timeZonesOf(theirs),
    ...(lastReceivedMs !== undefined && { lastReceivedMs }),
  });
}

/** When they last wrote to a number of ours, or called it. */
async function lastHeardMs(
  client: Prisma.TransactionClient,
  { ours, theirs }: Parties,
): Promise<number | undefined> {
  const where = { ours_theirs: { ours, theirs } };
  const conversation = await client.conversation.findUnique({ where });
  const call = await client.phoneCall.findFirst({
    where: { ours, theirs, direction: 'in' },
    orderBy: { at: 'desc' },
    select: { at: true },
  });
  const times = [conversation?.lastReceivedAt, call?.at].flatMap((at) => at?.getTime() ?? []);
  return times.length === 0 ? undefined : Math.max(...times);
}
