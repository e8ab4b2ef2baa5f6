import { newId } from '@switchboard/app-server';
import {
  durationMs,
  maySend,
  paceOf,
  parseTemplate,
  screenList,
  withoutRefused,
} from '@switchboard/telephony';
import type { Country, PhoneNumber, ScreenedList, SendRefusal } from '@switchboard/telephony';
import { readList } from '@switchboard/telephony/server';
import { apiError, templateFields } from '@switchboard/telephony-api';
import type { CampaignService, TemplateField } from '@switchboard/telephony-api';
import { consentsOf } from '../consent/consent-of.ts';
import type { OurNumber, Prisma } from '../generated/prisma/client.ts';
import { isOurs } from '../numbers/is-ours.ts';
import { requestOf } from '../sending/decide.ts';
import { countryOf, senderOf } from '../sending/parties.ts';
import type { TelephonyTools } from '../telephony-tools.ts';
import { campaignViews } from './campaign-views.ts';

type Request = Parameters<CampaignService['create']>[1];
type List = ScreenedList<TemplateField>;

/** In one statement. */
const AT_ONCE = 1_000;

/** Reads the list, leaves out whom it may not text, and writes the rest down; nothing is sent yet. */
export function createCampaign(tools: TelephonyTools): CampaignService['create'] {
  const { client, transact, clock } = tools;
  return async (actor, request) => {
    const number = await client.ourNumber.findUnique({ where: { id: request.ours } });
    if (!isOurs(number)) throw apiError('number-not-found', 'This is none of our numbers.');
    const list = await screen(tools, request, number);
    const id = newId('cmp', clock);
    const { name, ours, text, textsPerMinute = null } = request;
    const campaign = await transact(async (tx) => {
      const row = await tx.prisma.campaign.create({
        data: {
          ...{ id, name, ours, text, textsPerMinute, state: 'draft', byId: actor.id },
          createdAt: new Date(clock.now()),
        },
      });
      for (const data of chunks(recipientRows(id, list)))
        await tx.prisma.campaignRecipient.createMany({ data });
      tx.tell({ kind: 'campaign', id });
      const [view] = await campaignViews(tx.prisma, [row]);
      return view!;
    });
    const pace = paceOf(senderOf(ours).kind, request.textsPerMinute);
    const refused = [...list.refused];
    return { campaign, refused, durationMs: durationMs(pace, list.recipients.length) };
  };
}

async function screen(
  tools: TelephonyTools,
  { text, csv, home, ours }: Request,
  number: OurNumber,
): Promise<List> {
  const { fields } = parseTemplate(text, templateFields);
  const rows = readList(new TextEncoder().encode(csv), [...new Set(fields)]);
  const country = (home ?? countryOf(senderOf(ours))) as Country;
  const list = screenList(rows, { fields, home: country });
  const refusals = await refusalsOf(tools, list, number);
  return withoutRefused(list, ({ e164 }) => refusals.get(e164));
}

/** Whom no waiting helps; whose night it is gets the text in the morning. */
async function refusalsOf(
  { client, policy, clock }: TelephonyTools,
  { recipients }: List,
  number: OurNumber,
): Promise<ReadonlyMap<string, SendRefusal>> {
  const refusals = new Map<string, SendRefusal>();
  const byDay = { ...policy, quietHours: undefined };
  for (const some of chunks(recipients.map((recipient) => recipient.number))) {
    const consents = await consentsOf(
      client,
      some.map(({ e164 }) => e164),
    );
    for (const { e164 } of some) {
      const given = { number, theirs: e164, consent: consents(e164), timeZone: 'UTC' };
      const asked = { ...given, purpose: 'campaign', nowMs: clock.now() } as const;
      const request = await requestOf(asked);
      const decision = request && maySend(byDay, request);
      if (decision?.allowed === false) refusals.set(e164, decision.reason);
    }
  }
  return refusals;
}

function recipientRows(
  campaignId: string,
  { recipients }: List,
): Prisma.CampaignRecipientCreateManyInput[] {
  return recipients.map(({ row, number, values }) => ({
    ...{ campaignId, to: (number satisfies PhoneNumber).e164, row, state: 'pending' },
    values: storable(values),
  }));
}

/** What a database takes: no zeros, no halves of characters. */
function storable(values: Readonly<Partial<Record<string, string>>>): Record<string, string> {
  const entries = Object.entries(values).map(([field, value = '']) => [
    field,
    value.toWellFormed().replaceAll(/\p{Cc}/gu, ' '),
  ]);
  return Object.fromEntries(entries) as Record<string, string>;
}

function* chunks<Item>(items: readonly Item[]): Iterable<Item[]> {
  for (let from = 0; from < items.length; from += AT_ONCE) yield items.slice(from, from + AT_ONCE);
}
