import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { robotService } from '@switchboard/stack';
import type { AppName } from '@switchboard/stack';
import { root, stack, state } from './stack.ts';

/**
 * Asks an app's procedures as a service account, which signs in by credentials of its own as any bot does. There is one such
 * account, that of the robot.
 */
export async function askAsService(app: AppName) {
  const authorization = `Bearer ${await accessToken()}`;
  return async <Answer>(procedure: string, data: object): Promise<Answer> => {
    const answer = await fetch(`${stack().apps[app].url}/trpc/${procedure}`, {
      method: 'POST',
      headers: { authorization, 'content-type': 'application/json' },
      body: JSON.stringify(data),
    });
    if (!answer.ok) throw new Error(`${procedure} was answered with ${answer.status}.`);
    return ((await answer.json()) as { result: { data: Answer } }).result.data;
  };
}

async function accessToken(): Promise<string> {
  const { id, secret } = robotService;
  const credentials = `${id}:${readFileSync(join(root, state, secret), 'utf8')}`;
  const answer = await fetch(`${stack().apps['identity-provider'].url}/token`, {
    method: 'POST',
    headers: { authorization: `Basic ${Buffer.from(credentials).toString('base64')}` },
    body: new URLSearchParams({ grant_type: 'client_credentials' }),
  });
  if (!answer.ok) throw new Error(`The service account was refused with ${answer.status}.`);
  return ((await answer.json()) as { access_token: string }).access_token;
}
