import type { SmsReceived } from '@switchboard/events';
import { parseSender } from '@switchboard/telephony';
import type { Transaction } from '../database/transact.ts';
import { isOurs } from '../numbers/is-ours.ts';
import type { TelephonyTools } from '../telephony-tools.ts';
import { putAside } from './aside.ts';
import { putText } from './put-text.ts';
import type { IncomingText } from './put-text.ts';

/** Takes a text that came in, also for a number that is not ours: an admin may have said so a moment ago. */
export async function receiveText(
  tx: Transaction,
  tools: Pick<TelephonyTools, 'clock'>,
  data: SmsReceived,
): Promise<void> {
  const ours = parseSender(data.to)?.id;
  if (ours === undefined) return;
  const text: IncomingText = {
    ...{ ours, theirs: data.from, text: storable(data.message), providerId: data.messageId },
    segments: data.segmentCount ?? 1,
    // A clock that goes ahead must not keep a conversation at the top.
    at: new Date(Math.min(data.receivedTimestamp, tools.clock.now())),
  };
  const number = await tx.prisma.ourNumber.findUnique({ where: { id: ours } });
  await (isOurs(number) ? putText : putAside)(tx, tools, text);
}

/** What a database takes: no zeros, no halves of characters. */
function storable(text: string): string {
  return text.toWellFormed().replaceAll('\u0000', '\uFFFD');
}
