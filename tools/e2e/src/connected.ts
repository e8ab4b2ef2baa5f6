import { expect } from '@playwright/test';
import type { Page } from '@playwright/test';
import { stack } from './stack.ts';

/** Who somebody is to the data plane; it has known them since their page asked for a token. */
export async function userIdOf(page: Page): Promise<string> {
  const ask = async (): Promise<string | null> => {
    const answer = await page.evaluate(async () => {
      const headers = { 'x-switchboard-page': '1', 'content-type': 'application/json' };
      const asked = await fetch('/api/trpc/me.profile', { method: 'POST', headers });
      return (await asked.json()) as { result: { data: { userId: string | null } } };
    });
    return answer.result.data.userId;
  };
  await expect.poll(ask).not.toBeNull();
  return (await ask())!;
}

/** Until the page hears of what others write. */
export async function untilConnected(page: Page): Promise<void> {
  const self = await userIdOf(page);
  const isThere = async (): Promise<boolean> => {
    const answer = await fetch(`${stack().dataplane.control}/connections`);
    const { value } = (await answer.json()) as { value: { userId: string; transport: string }[] };
    return value.some(({ userId, transport }) => userId === self && transport === 'websocket');
  };
  await expect.poll(isThere).toBe(true);
}
