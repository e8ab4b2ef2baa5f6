import { countSegments } from '@switchboard/smpp/text';
import type { Transaction } from '../../platform/database/database.ts';
import { REPLIES } from './keywords.ts';
import type { Keyword } from './keywords.ts';
import { newMessageId } from './message-id.ts';
import type { ReceivedMessage } from './received.ts';

const DAY_MS = 86_400_000;

/** Writes the confirmation of a keyword, which is then sent as any other text is. */
export async function queueReply(
  tx: Transaction,
  keyword: Keyword,
  { received, provider }: { readonly received: ReceivedMessage; readonly provider: string },
): Promise<void> {
  const { from, to, receivedMs } = received;
  const content = REPLIES[keyword];
  const createdMs = BigInt(receivedMs);
  await tx.smsMessage.create({
    data: {
      ...{ sender: to, recipient: from, content, provider, createdMs, dueMs: createdMs },
      id: newMessageId('Outgoing', receivedMs),
      segments: countSegments(content).segments,
      wantsReport: false,
      isReply: true,
      state: 'waiting',
      expiresMs: createdMs + BigInt(DAY_MS),
    },
  });
}
