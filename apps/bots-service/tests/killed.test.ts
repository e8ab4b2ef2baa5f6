import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createBotsClient } from '@switchboard/bots-api/client';
import { callback, incomingEvent, OURS, SECRET, TOPIC } from './_bots.ts';
import { startChild } from './_child.ts';
import type { Child } from './_child.ts';
import { startOutside } from './_outside.ts';

/** Two processes start one after the other, maybe on a machine that has much else to do. */
const TWO_STARTS_MS = 180_000;

test(
  'a process that is killed in mid-call goes on with it, and says nothing twice',
  async () => {
    const folder = await mkdtemp(join(tmpdir(), 'switchboard-bots-'));
    await using _folder = { [Symbol.asyncDispose]: () => rm(folder, { recursive: true }) };
    let child: Child | undefined;
    const killed = Promise.withResolvers<void>();
    const heard = [1, 2, 3].map(() => Promise.withResolvers<void>());
    // The first question is taken, and nobody is there any more to be told so.
    using outside = await startOutside(async (spoken) => {
      heard[spoken.length - 1]?.resolve();
      if (spoken.length > 1) return;
      await child?.kill();
      killed.resolve();
    });
    const env = {
      DATABASE_URL: `pglite:${folder}`,
      ACS_CONNECTION_STRING: `endpoint=${outside.url}/;accesskey=a2V5`,
      ACCESS_URL: outside.url,
      OIDC_ISSUER: outside.url,
      OIDC_JWKS_URI: `${outside.url}/keys`,
      OIDC_ALLOW_INSECURE: 'true',
      BOTS_EVENTS_SECRET: SECRET,
      BOTS_EVENTS_TOPICS: TOPIC,
      BOTS_CALLBACKS_URL: 'http://localhost:3470',
      BOTS_CALLBACKS_AUDIENCE: 'resource',
    };
    const clientOf = ({ url }: Child) =>
      createBotsClient({
        url: `${url}/trpc`,
        headers: () => ({ authorization: `Bearer ${outside.token}` }),
      });

    child = await startChild(env);
    await clientOf(child).bots.put.mutate({ botId: 'reception', numbers: [OURS] });
    const delivered = await fetch(`${child.url}/events`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-bots-secret': SECRET },
      body: JSON.stringify([incomingEvent()]),
    });
    expect(delivered.status).toBe(200);
    const { pathname } = new URL(await outside.answered);
    const tell = ({ url }: Child, one: object): Promise<Response> =>
      fetch(`${url}${pathname}`, {
        method: 'POST',
        headers: { authorization: `Bearer ${outside.callbackToken}` },
        body: JSON.stringify([one]),
      });
    // It may be killed before it has answered us.
    await tell(child, callback('CallConnected')).catch(() => undefined);
    await killed.promise;

    child = await startChild(env);
    await using _child = child;
    await heard[1]!.promise;
    // The question may be being put already: it is put once.
    expect(outside.spoken).toEqual([
      { operationContext: 'ask 1', interrupts: false },
      { operationContext: 'ask 1', interrupts: true },
    ]);
    // What the service of calls was told before is told again, and changes nothing.
    expect((await tell(child, callback('CallConnected'))).status).toBe(200);
    const chosen = { operationContext: 'ask 1', choiceResult: { label: 'order' } };
    expect((await tell(child, callback('RecognizeCompleted', chosen))).status).toBe(200);
    await heard[2]!.promise;
    expect(outside.spoken[2]?.operationContext).toBe('ask 2');
    const { items } = await clientOf(child).conversations.list.query({});
    expect(items).toMatchObject([{ turn: 2, endedAt: null }]);
  },
  TWO_STARTS_MS,
);
