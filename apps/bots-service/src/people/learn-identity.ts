import { delay } from '@switchboard/kernel';
import type { Scope } from '@switchboard/kernel';
import type { BotsTools } from '../bots-tools.ts';
import type { OpenIdentity } from './open-identity.ts';

const AGAIN_MS = 5_000;

interface Watching {
  readonly identityKnown: () => void;
  readonly identityUnknown: (error: unknown) => void;
}

/** Keeps by which identity calls are redirected to a bot, and threads are joined; until then none are. The trusted service may come later. */
export async function learnIdentity(
  { transact, clock }: BotsTools,
  botId: string,
  open: OpenIdentity,
  { scope, ...lines }: Watching & { readonly scope: Scope },
): Promise<void> {
  while (!scope.ended) {
    try {
      const { userId } = await open();
      await transact(async ({ prisma, tell }) => {
        await prisma.bot.update({ where: { id: botId }, data: { userId } });
        tell({ kind: 'bot', id: botId });
      });
      return lines.identityKnown();
    } catch (error) {
      if (scope.ended) return;
      lines.identityUnknown(error);
    }
    await delay(clock, AGAIN_MS, scope.signal).catch(() => undefined);
  }
}
