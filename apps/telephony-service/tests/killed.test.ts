import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createTelephonyClient } from '@switchboard/telephony-api/client';
import { startChild } from './_child.ts';
import type { Child } from './_child.ts';
import { startOutside } from './_outside.ts';
import { OURS, SECRET, THEIRS, TOPIC } from './_telephony.ts';
import { watch } from './_watch.ts';

test('a process that is killed while it sends makes the same request again', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'switchboard-telephony-'));
  await using _folder = { [Symbol.asyncDispose]: () => rm(folder, { recursive: true }) };
  let child: Child | undefined;
  const killed = Promise.withResolvers<void>();
  // The text is taken, and nobody is there any more to be told so.
  using outside = await startOutside(async (requests) => {
    if (requests > 1) return;
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
    TELEPHONY_EVENTS_SECRET: SECRET,
    TELEPHONY_EVENTS_TOPICS: TOPIC,
    TELEPHONY_QUIET_HOURS: 'off',
  };
  const authorization = `Bearer ${outside.token}`;
  const clientOf = ({ url }: Child) =>
    createTelephonyClient({ url: `${url}/trpc`, headers: () => ({ authorization }) });

  child = await startChild(env);
  const { inbox, numbers } = clientOf(child);
  await numbers.put.mutate({ ours: OURS, label: 'Shop', verification: 'verified' });
  const { id: conversationId } = await inbox.open.mutate({ ours: OURS, theirs: THEIRS });
  const text = { conversationId, clientId: randomUUID(), text: 'Only once' };
  // It may be killed before it has answered us.
  await inbox.send.mutate(text).catch(() => undefined);
  await killed.promise;
  child = await startChild(env);
  await using _child = child;
  await using changes = watch(child.url, authorization);
  await changes.next();
  const stateNow = async () => {
    const { items } = await clientOf(child!).inbox.messages.query({ conversationId });
    return items[0]?.delivery?.state;
  };
  while ((await stateNow()) === 'queued') await changes.next();
  expect(await stateNow()).toBe('sent');
  expect(outside.requested).toHaveLength(2);
  expect(new Set(outside.requested).size).toBe(1);
  const again = await clientOf(child).inbox.send.mutate(text);
  expect(again.delivery?.state).toBe('sent');
});
