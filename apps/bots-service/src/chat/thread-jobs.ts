import { jobKind } from '@switchboard/jobs';
import { z } from 'zod';
import type { BotsTools } from '../bots-tools.ts';
import type { ChatOf } from './chats.ts';

const ANSWER_MS = 10_000;

const payload = z.object({ threadId: z.string(), botId: z.string() });

/** Has a bot leave a thread in which another one answers now. */
export const leaveThread = jobKind('thread.leave', payload);

/** Before jobs are started. */
export function handleThreads(
  { jobs, client }: Pick<BotsTools, 'jobs' | 'client'>,
  chatOf: ChatOf,
): void {
  jobs.handle(leaveThread, async ({ threadId, botId }, signal) => {
    const chat = chatOf(botId);
    const now = await client.botThread.findUnique({ where: { threadId } });
    // Somebody has brought it back meanwhile, or another one that speaks by its account.
    if (!chat || (now && chatOf(now.botId) === chat)) return;
    await chat.leave(threadId, AbortSignal.any([signal, AbortSignal.timeout(ANSWER_MS)]));
  });
}
