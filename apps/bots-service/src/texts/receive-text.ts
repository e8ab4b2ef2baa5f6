import type { SmsReceived, TypedEvent } from '@switchboard/events';
import { keywordAction } from '@switchboard/telephony';
import type { BotsTools } from '../bots-tools.ts';
import { takeMessage } from '../conversations/take-message.ts';
import type { Transaction } from '../database/transaction.ts';

/** Takes in a text to a number that a bot answers. What opts out, or asks for help, the service answers itself. */
export async function receiveText(
  tx: Transaction,
  tools: Pick<BotsTools, 'jobs' | 'clock' | 'timeZone'>,
  { data: { messageId, from, to, message } }: TypedEvent<SmsReceived>,
): Promise<void> {
  const number = await tx.prisma.botNumber.findUnique({ where: { number: to } });
  const keyword = keywordAction(message);
  if (!number || keyword === 'opt-out' || keyword === 'help') return;
  const text = message.trim();
  if (text === '') return;
  const place = { botId: number.botId, channel: 'sms', place: `${to} ${from}`, who: from } as const;
  const input = { kind: 'said', text, confidence: 1 } as const;
  await takeMessage(tx, tools, place, { inputId: messageId, input });
}
