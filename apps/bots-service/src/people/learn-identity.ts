import { delay } from '@switchboard/kernel';
import type { Scope } from '@switchboard/kernel';
import type { BotsTools } from '../bots-tools.ts';
import type { OpenIdentity } from './open-identity.ts';

const AGAIN_MS = 5_000;

interface Watching {
  readonly identityKnown: (botId: string) => void;
  readonly identityUnknown: (botId: string, error: unknown) => void;
}

/** Keeps by which identity calls are redirected to a bot, and threads are joined; until then none are. The trusted service may come later. */
export async function learnIdentity(
  tools: Pick<BotsTools, 'transact' | 'clock'>,
  botId: string,
  open: OpenIdentity,
  { scope, ...lines }: Watching & { readonly scope: Scope },
): Promise<void> {
  while (!scope.ended) {
    try {
      const { userId } = await open();
      await keep(tools, botId, userId);
      return lines.identityKnown(botId);
    } catch (error) {
      if (scope.ended) return;
      lines.identityUnknown(botId, error);
    }
    await delay(tools.clock, AGAIN_MS, scope.signal).catch(() => undefined);
  }
}

/** An identity stands for one bot: whose account was given to another one has it no more. */
async function keep(
  { transact }: Pick<BotsTools, 'transact'>,
  id: string,
  userId: string,
): Promise<void> {
  await transact(async ({ prisma, tell }) => {
    await prisma.bot.updateMany({ where: { userId, id: { not: id } }, data: { userId: null } });
    await prisma.bot.update({ where: { id }, data: { userId } });
    tell({ kind: 'bot', id });
  });
}
