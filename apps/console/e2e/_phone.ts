import { randomUUID } from 'node:crypto';
import type { Page } from '@playwright/test';
import { stack } from '@switchboard/e2e';
import { PushLabApi } from '@switchboard/push-lab';

export const lab = (): PushLabApi => new PushLabApi(stack().apps['push-lab'].url);

/** A phone on the desk of the push lab, registered for whom a page of the web app is of. */
export async function registerPhone(page: Page, name: string): Promise<string> {
  const asked = page.waitForRequest((request) => 'authorization' in request.headers());
  await page.reload();
  const { authorization } = (await asked).headers();
  const device = await lab().add('android', name);
  const path = `/push/installations/${randomUUID()}?api-version=2026-11-30`;
  const answer = await fetch(new URL(path, (await asked).url()), {
    method: 'PUT',
    headers: { authorization: authorization!, 'content-type': 'application/json' },
    body: JSON.stringify({ app: 'com.example.switchboard', name, target: device.target }),
  });
  if (!answer.ok) throw new Error(`The phone was not registered: ${answer.status}.`);
  return device.id;
}
