import {
  fillTemplate,
  maySend,
  paceOf,
  parseTemplate,
  repeatabilityId,
} from '@switchboard/telephony';
import type { E164, Pace, SendDecision } from '@switchboard/telephony';
import { templateFields } from '@switchboard/telephony-api';
import { consentsOf } from '../consent/consent-of.ts';
import { lock } from '../database/transact.ts';
import type { Transaction } from '../database/transact.ts';
import type { Campaign, CampaignRecipient } from '../generated/prisma/client.ts';
import { ensureConversation } from '../inbox/ensure-conversation.ts';
import { CANNOT_TEXT, requestOf } from '../sending/decide.ts';
import { senderOf } from '../sending/parties.ts';
import { writeMessage } from '../sending/write-message.ts';
import type { TelephonyTools } from '../telephony-tools.ts';
import { campaignStep } from './campaign-step.ts';
import { finishIfOver } from './finish-if-over.ts';

/** Nobody whose night it is needs to be looked at more often. */
const NIGHT_MS = 15 * 60_000;

/**
 * One step of a campaign, in one transaction: who is taken has a text and the job that sends it, or a reason, once and
 * for all; a crash takes all of it back or nothing.
 */
export function handleCampaigns(tools: TelephonyTools): void {
  tools.jobs.handle(campaignStep, ({ campaignId }) =>
    tools.transact(async (tx) => {
      await lock(tx, 'Campaign', campaignId);
      const campaign = await tx.prisma.campaign.findUnique({ where: { id: campaignId } });
      if (campaign?.state === 'running') await takeStep(tx, tools, campaign);
    }),
  );
}

async function takeStep(tx: Transaction, tools: TelephonyTools, campaign: Campaign): Promise<void> {
  const pace = paceOf(senderOf(campaign.ours).kind, campaign.textsPerMinute ?? undefined);
  const recipients = await nextRecipients(tx, tools, campaign, pace);
  const decisionOf = await decisions(tx, tools, campaign, recipients);
  for (const recipient of recipients)
    await takeRecipient(tx, tools, campaign, recipient, await decisionOf(recipient));
  if (recipients.length > 0) tx.tell({ kind: 'campaign', id: campaign.id });
  const isLeft = await tx.prisma.campaignRecipient.count({
    where: { campaignId: campaign.id, state: 'pending' },
  });
  if (isLeft === 0) return finishIfOver(tx, campaign.id);
  const delayMs = recipients.length > 0 ? pace.everyMs : NIGHT_MS;
  await scheduleStep(tx, tools, campaign.id, delayMs);
}

/** Of a campaign there is one step to come. */
export function scheduleStep(
  tx: Transaction,
  { jobs }: Pick<TelephonyTools, 'jobs'>,
  campaignId: string,
  delayMs = 0,
): Promise<void> {
  return jobs.add(tx, campaignStep, { campaignId }, { key: campaignId, delayMs });
}

function nextRecipients(
  { prisma }: Transaction,
  { clock }: TelephonyTools,
  { id }: Campaign,
  { batch }: Pace,
): Promise<CampaignRecipient[]> {
  const now = new Date(clock.now());
  return prisma.campaignRecipient.findMany({
    where: {
      ...{ campaignId: id, state: 'pending' },
      OR: [{ notBefore: null }, { notBefore: { lte: now } }],
    },
    orderBy: { row: 'asc' },
    take: batch,
  });
}

async function decisions(
  tx: Transaction,
  { policy, clock }: TelephonyTools,
  { ours }: Campaign,
  recipients: readonly CampaignRecipient[],
): Promise<(recipient: CampaignRecipient) => Promise<SendDecision>> {
  const theirs = recipients.map(({ to }) => to);
  const number = await tx.prisma.ourNumber.findUnique({ where: { id: ours } });
  const contacts = await tx.prisma.contact.findMany({ where: { number: { in: theirs } } });
  const consents = await consentsOf(tx.prisma, theirs);
  const zoneOf = new Map(contacts.map((contact) => [contact.number, contact.timeZone]));
  return async ({ to }) => {
    const request = await requestOf({
      ...{ number, theirs: to, consent: consents(to), timeZone: zoneOf.get(to) ?? null },
      ...{ purpose: 'campaign', nowMs: clock.now() },
    });
    return request ? maySend(policy, request) : CANNOT_TEXT;
  };
}

async function takeRecipient(
  tx: Transaction,
  tools: TelephonyTools,
  campaign: Campaign,
  recipient: CampaignRecipient,
  decision: SendDecision,
): Promise<void> {
  const { to } = recipient;
  const change = (data: Partial<CampaignRecipient>) =>
    tx.prisma.campaignRecipient.updateMany({
      where: { campaignId: campaign.id, to },
      data: data as object,
    });
  if (!decision.allowed) {
    const { reason, againMs } = decision;
    await change(
      againMs === undefined ? { state: 'skipped', reason } : { notBefore: new Date(againMs) },
    );
    return;
  }
  const template = parseTemplate(campaign.text, templateFields);
  const conversation = await ensureConversation(tx, tools, campaign.ours, to);
  await writeMessage(tx, tools, {
    ...{ conversation, byId: campaign.byId, campaignId: campaign.id },
    text: fillTemplate(template, recipient.values as Readonly<Record<string, string>>),
    repeatabilityId: await repeatabilityId(campaign.id, to as E164),
  });
  await change({ state: 'sending' });
}
