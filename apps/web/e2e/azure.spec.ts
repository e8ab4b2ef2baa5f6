import { readdirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect } from '@playwright/test';
import { stack, test } from '@switchboard/e2e';
import { policyEnv } from '../src/env.ts';
import { signIn } from './_people.ts';

const AZURE = 'https://contoso.unitedstates.communication.azure.com';
const CHUNKS = resolve(import.meta.dirname, '../.next/static');
const BUNDLE = resolve(
  import.meta.dirname,
  '../../../node_modules/@azure/communication-calling/dist-esm/sdk.bundle.js',
);

test('with an Azure endpoint the page loads Microsoft’s calling package when it runs', async ({
  browser,
}) => {
  const alice = await signIn(browser, 'alice');
  const { http } = stack().dataplane;
  // A page that was altered on its way counts as one from elsewhere, which may not reach this machine.
  await alice.context().grantPermissions(['local-network-access']);
  // The policy of an app that is configured for Azure, and the data plane that the rest of it needs here.
  await alice.route(/\/chat$/, async (route) => {
    const response = await route.fetch();
    const headers = response.headers();
    const policy = headers['content-security-policy'] ?? '';
    const origins = policyEnv({}).connectOrigins;
    const sockets = origins.replaceAll('https:', 'wss:');
    headers['content-security-policy'] = policy
      .replace(/connect-src [^;]*/, (given) => `${given} ${origins} ${sockets}`)
      .replace(/worker-src [^;]*/, (given) => `${given} blob:`);
    await route.fulfill({ response, headers });
  });
  const violations: string[] = [];
  alice.on('console', (message) => {
    if (message.text().includes('Content Security Policy')) violations.push(message.text());
  });
  // The trusted service says where a token is good: here it names a resource in Azure.
  await alice.route('**/api/trpc/me.token**', async (route) => {
    const response = await route.fetch();
    const body = await response.text();
    await route.fulfill({ response, body: body.replaceAll(http, AZURE) });
  });
  // Conversations go on: what is asked of the resource is answered by the data plane here.
  await alice.route(`${AZURE}/**`, async (route) => {
    const url = route.request().url().replace(AZURE, http);
    await route.fulfill({ response: await route.fetch({ url }) });
  });
  const bundle = alice.waitForResponse('**/vendor/communication-calling.js');
  // Outside of this machine nothing answers; that it asks is what can be seen here.
  const asked = alice.waitForRequest((request) => isMicrosofts(request.url()));
  await alice.reload();
  expect((await bundle).status()).toBe(200);
  expect(isMicrosofts((await asked).url())).toBe(true);
  expect(violations).toEqual([]);
  await alice.context().close();
});

test('Microsoft’s calling package is in no chunk of a page', () => {
  const chunks = filesIn(CHUNKS).filter((file) => file.endsWith('.js'));
  const sizes = chunks.map((file) => statSync(file).size);
  // All pages together weigh less than half of it.
  const total = sizes.reduce((sum, size) => sum + size, 0);
  expect(total).toBeGreaterThan(0);
  expect(total).toBeLessThan(statSync(BUNDLE).size / 2);
});

/** Any host of Microsoft's but the resource itself, which chat asks as well. */
function isMicrosofts(url: string): boolean {
  return (
    !url.startsWith(AZURE) &&
    /\.(skype|microsoft|azure|office|live)\.com$/.test(new URL(url).hostname)
  );
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? filesIn(path) : [path];
  });
}
