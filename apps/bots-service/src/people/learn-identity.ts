import { createAccessClient, createPageKey } from '@switchboard/access-api/client';
import type { ServiceSignIn } from '@switchboard/auth/service';
import { delay } from '@switchboard/kernel';
import type { Scope } from '@switchboard/kernel';
import type { BotsTools } from '../bots-tools.ts';

const AGAIN_MS = 5_000;

/** Asks the trusted service for the identity of whoever signs in. */
export function createAskIdentity(url: string, signIn: ServiceSignIn): () => Promise<string> {
  const access = createAccessClient({
    url: `${url}/trpc`,
    headers: async () => ({ authorization: `Bearer ${await signIn.accessToken()}` }),
  });
  return async () => {
    const { publicKey } = await createPageKey();
    // An identity is made with its first token.
    return (await access.me.token.mutate({ publicKey, scopes: ['chat'] })).userId;
  };
}

interface Watching {
  readonly identityKnown: () => void;
  readonly identityUnknown: (error: unknown) => void;
}

/** Keeps by which identity calls are redirected to a bot; until then none are. The trusted service may come later. */
export async function learnIdentity(
  { client, clock }: BotsTools,
  botId: string,
  ask: () => Promise<string>,
  { scope, ...lines }: Watching & { readonly scope: Scope },
): Promise<void> {
  while (!scope.ended) {
    try {
      const userId = await ask();
      await client.bot.update({ where: { id: botId }, data: { userId } });
      return lines.identityKnown();
    } catch (error) {
      if (scope.ended) return;
      lines.identityUnknown(error);
    }
    await delay(clock, AGAIN_MS, scope.signal).catch(() => undefined);
  }
}
