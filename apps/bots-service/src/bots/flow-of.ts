import { flowSchema } from '@switchboard/bots';
import type { Flow } from '@switchboard/bots';
import type { Conversation, Prisma } from '../generated/prisma/client.ts';

/** The flow that a conversation goes through, as it was when it began. */
export async function flowOf(
  client: Pick<Prisma.TransactionClient, 'flowVersion'>,
  { botId, flowVersion: version }: Pick<Conversation, 'botId' | 'flowVersion'>,
): Promise<Flow> {
  const where = { botId_version: { botId, version } };
  const { flow } = await client.flowVersion.findUniqueOrThrow({ where });
  return flowSchema.parse(flow);
}
