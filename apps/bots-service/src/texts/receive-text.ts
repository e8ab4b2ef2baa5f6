import type { SmsReceived, TypedEvent } from '@switchboard/events';
import { keywordAction } from '@switchboard/telephony';
import type { BotsTools } from '../bots-tools.ts';
import { takeMessage } from '../conversations/take-message.ts';
import type { Transaction } from '../database/transaction.ts';

/** Who was handed over writes with a person for so long, and the bot keeps out of it. */
const WITH_PERSON_MS = 12 * 60 * 60_000;

/** Takes in a text to a number that a bot answers. What opts out, or asks for help, the service answers itself. */
export async function receiveText(
  tx: Transaction,
  tools: Pick<BotsTools, 'jobs' | 'clock' | 'timeZone' | 'hasModel'>,
  { data: { messageId, from, to, message } }: TypedEvent<SmsReceived>,
): Promise<void> {
  const number = await tx.prisma.botNumber.findUnique({ where: { number: to } });
  const keyword = keywordAction(message);
  if (!number || keyword === 'opt-out' || keyword === 'help') return;
  const text = message.trim();
  if (text === '') return;
  if (await isWithPerson(tx, tools, { number: to, who: from })) return;
  const place = { botId: number.botId, channel: 'sms', place: `${to} ${from}`, who: from } as const;
  const input = { kind: 'said', text, confidence: 1 } as const;
  await takeMessage(tx, tools, place, { inputId: messageId, input });
}

async function isWithPerson(
  { prisma }: Transaction,
  { clock }: Pick<BotsTools, 'clock'>,
  { number, who }: { readonly number: string; readonly who: string },
): Promise<boolean> {
  const since = new Date(clock.now() - WITH_PERSON_MS);
  const handedOver = await prisma.turn.findFirst({
    where: {
      ...{ kind: 'person-came', at: { gt: since } },
      conversation: { channel: 'sms', who, place: `${number} ${who}` },
    },
    select: { number: true },
  });
  return handedOver !== null;
}
