import type { OutgoingText, SmsSender, TextOutcome } from '@switchboard/acs-client/sms';
import { codeOf, isPlatformError } from '@switchboard/kernel';
import { consentTo } from '@switchboard/telephony';
import type { DeliveryDetail } from '@switchboard/telephony';
import { consentsOf } from '../consent/consent-of.ts';
import { lock } from '../database/transact.ts';
import type { Transaction } from '../database/transact.ts';
import type { Conversation, Message } from '../generated/prisma/client.ts';
import { isOurs } from '../numbers/is-ours.ts';
import type { TelephonyTools } from '../telephony-tools.ts';
import { applyDelivery } from './apply-delivery.ts';
import { sendText } from './send-text.ts';

/** Whoever has not answered by then will not. */
const ANSWER_MS = 30_000;
/** For five minutes the service knows a request again that it has had before; the last one has to arrive in time. */
const REPEATABLE_MS = 5 * 60_000 - ANSWER_MS;
/** About two hours of a service that takes nothing. */
const MAX_TRIES = 120;
/** After these nothing was sent, so that the request may begin anew. */
const NOTHING_SENT: ReadonlySet<string> = new Set(['sms-busy', 'sms-unreachable']);

type Tools = Pick<TelephonyTools, 'transact' | 'clock' | 'jobs'> & { readonly sender: SmsSender };
type Queued = Message & { readonly conversation: Conversation };

/**
 * Sends what was written down. That a text is being sent is noted before it is; after a crash the same request is made
 * again, as long as the service knows it for the same. After that it has failed: one text too few is better than one
 * too many.
 */
export function handleSending(tools: Tools): void {
  tools.jobs.handle(sendText, async (job, signal) => {
    const begun = await begin(tools, job);
    if (!begun) return;
    const outcome = await tools.sender
      .send(begun.text, AbortSignal.any([signal, AbortSignal.timeout(ANSWER_MS)]))
      .catch((error: unknown) => failed(tools, job, begun, error));
    await end(tools, job, outcome);
  });
}

interface Job {
  readonly messageId: string;
  readonly round: number;
}

interface Begun {
  readonly text: OutgoingText;
  /** Whether nobody can have had the request before. */
  readonly isFirst: boolean;
}

/** @returns undefined where there is nothing to send, or not any more */
function begin({ transact, clock }: Tools, job: Job): Promise<Begun | undefined> {
  return transact(async (tx) => {
    const message = await queued(tx, job);
    if (!message) return undefined;
    const nowMs = clock.now();
    const refusal = await refusalOf(tx, message, nowMs);
    if (refusal !== undefined) {
      await applyDelivery(tx, message, { state: 'failed', atMs: nowMs, detail: refusal });
      return undefined;
    }
    const firstSentAt = message.firstSentAt ?? new Date(nowMs);
    await tx.prisma.message.update({
      where: { id: message.id },
      data: { firstSentAt, tries: { increment: 1 } },
    });
    const isFirst = message.firstSentAt === null;
    return { isFirst, text: requestOf(message, firstSentAt) };
  });
}

function requestOf(message: Queued, firstSentAt: Date): OutgoingText {
  const { id, round, text, repeatabilityId, conversation } = message;
  return {
    ...{ from: conversation.ours, to: conversation.theirs, text, tag: `${id}.${round}` },
    repeatabilityId: repeatabilityId ?? '',
    firstSentMs: firstSentAt.getTime(),
  };
}

/** Why it is not sent after all. */
async function refusalOf(
  tx: Transaction,
  { firstSentAt, tries, conversation }: Queued,
  nowMs: number,
): Promise<DeliveryDetail | undefined> {
  const { ours, theirs } = conversation;
  if (firstSentAt !== null)
    return nowMs - firstSentAt.getTime() >= REPEATABLE_MS
      ? ('outcome-unknown' as DeliveryDetail)
      : undefined;
  if (tries >= MAX_TRIES) return 'service-failure';
  const number = await tx.prisma.ourNumber.findUnique({ where: { id: ours } });
  if (!isOurs(number)) return 'sender-withdrawn' as DeliveryDetail;
  const consent = (await consentsOf(tx.prisma, [theirs]))(theirs);
  return consentTo(consent, 'text', ours) === 'opted-out' ? 'recipient-opted-out' : undefined;
}

/** What was refused for good is an outcome; what may pass is thrown, and tried again. */
async function failed(
  { transact }: Tools,
  job: Job,
  { isFirst }: Begun,
  error: unknown,
): Promise<TextOutcome> {
  const code = codeOf(error);
  if (code === 'sms-refused') return { accepted: false, status: 403 };
  if (isFirst && isPlatformError(error) && NOTHING_SENT.has(code))
    await transact(async (tx) => {
      const message = await queued(tx, job);
      if (message)
        await tx.prisma.message.update({ where: { id: message.id }, data: { firstSentAt: null } });
    });
  throw error;
}

function end({ transact, clock }: Tools, job: Job, outcome: TextOutcome): Promise<void> {
  return transact(async (tx) => {
    const message = await queued(tx, job, ['queued', 'sent', 'delivered', 'failed']);
    if (!message) return;
    const atMs = clock.now();
    if (outcome.accepted)
      await applyDelivery(
        tx,
        message,
        { state: 'sent', atMs },
        { providerId: outcome.messageId, firstSentAt: null },
      );
    else
      await applyDelivery(
        tx,
        message,
        { state: 'failed', atMs, detail: detailOf(outcome.status) },
        { firstSentAt: null },
      );
  });
}

function detailOf(status: number): DeliveryDetail {
  return status === 400 ? 'destination-invalid' : 'service-failure';
}

async function queued(
  tx: Transaction,
  { messageId: id, round }: Job,
  states: readonly string[] = ['queued'],
): Promise<Queued | null> {
  await lock(tx, 'Message', id);
  return tx.prisma.message.findFirst({
    where: { id, round, state: { in: [...states] } },
    include: { conversation: true },
  });
}
