import { resolve } from 'node:path';
import { ESLint } from 'eslint';

const BOUNDARY = '@nx/enforce-module-boundaries';
const root = resolve(import.meta.dirname, '../../..');
const eslint = new ESLint({
  cwd: root,
  overrideConfigFile: resolve(root, 'eslint.config.mjs'),
  ruleFilter: ({ ruleId }) =>
    [BOUNDARY, 'no-restricted-imports', 'no-restricted-properties'].includes(ruleId),
  // The files below do not exist: only rules that need no type information are asked.
  overrideConfig: { languageOptions: { parserOptions: { projectService: false } } },
});

async function problems(filePath: string, code: string): Promise<(string | null)[]> {
  const [result] = await eslint.lintText(code, { filePath: resolve(root, filePath) });
  return (result?.messages ?? []).map(({ ruleId, message }) => ruleId ?? message);
}

describe('the floors of the house', () => {
  it.each([
    ['the kernel imports nothing', 'libs/kernel/src/x.ts', '@switchboard/service'],
    ['a contract does not know a domain', 'libs/service/src/x.ts', '@switchboard/identity'],
    ['a domain does not know an adapter', 'libs/identity/src/x.ts', '@switchboard/database'],
    ['a domain does not reach into another', 'libs/chat/src/x.ts', '@switchboard/identity'],
    ['an adapter does not know a page', 'libs/auth/src/x.ts', '@switchboard/ui'],
    ['a server of pages knows no page', 'libs/page-server/src/x.ts', '@switchboard/ui'],
    ['a server of pages knows no conversation', 'libs/page-server/src/x.ts', '@switchboard/chat'],
    [
      'what all pages share knows no conversation',
      'libs/page-client/src/x.ts',
      '@switchboard/chat',
    ],
    ['a page knows no tool', 'apps/console/src/x.ts', '@switchboard/e2e'],
    ['the console knows no conversation', 'apps/console/src/x.ts', '@switchboard/chat'],
    ['a journey knows no service', 'apps/console/e2e/x.ts', '@switchboard/access'],
    ['an app does not know another app', 'apps/access/src/x.ts', '@switchboard/dataplane'],
    ['a page does not know the service behind it', 'apps/web/src/x.ts', '@switchboard/access'],
    ['a page does not know the data plane', 'apps/web/src/x.ts', '@switchboard/dataplane'],
    ['the data plane knows no domain', 'apps/dataplane/src/x.ts', '@switchboard/identity'],
    ['the data plane knows no chat domain', 'apps/dataplane/src/x.ts', '@switchboard/chat'],
    [
      'the data plane knows no client of itself',
      'apps/dataplane/src/x.ts',
      '@switchboard/acs-client',
    ],
    ['code for any runtime needs no Node', 'libs/access-api/src/x.ts', '@switchboard/database'],
    ['code for any runtime has no server chassis', 'libs/chat/src/x.ts', '@switchboard/service'],
    ['a page knows no database', 'apps/web/src/features/x.tsx', '@switchboard/database'],
    ['a page knows no sign-in', 'apps/web/src/features/x.tsx', '@switchboard/auth'],
    ['a page knows no server of pages', 'apps/web/src/features/x.tsx', '@switchboard/page-server'],
    ['a page has no server chassis', 'apps/console/src/features/x.tsx', '@switchboard/service'],
    ['the console knows no database', 'apps/console/src/features/x.tsx', '@switchboard/database'],
    [
      'no server of pages knows a database',
      'apps/console/src/server/x.ts',
      '@switchboard/database',
    ],
    [
      'only the trusted service has a say over the data plane',
      'apps/console/src/server/x.ts',
      '@switchboard/control-client',
    ],
    ['a library of pages knows no database', 'libs/page-client/src/x.ts', '@switchboard/database'],
    ['what pages look like knows no conversation', 'libs/ui/src/x.ts', '@switchboard/chat'],
    ['what pages look like knows no procedure', 'libs/ui/src/x.ts', '@switchboard/access-api'],
    ['an adapter knows no other one', 'libs/auth/src/x.ts', '@switchboard/database'],
    ['a server of pages knows no database', 'libs/page-server/src/x.ts', '@switchboard/database'],
    [
      'a client of the control plane knows no database',
      'libs/control-client/src/x.ts',
      '@switchboard/database',
    ],
    [
      'the data plane is not a client of its own control plane',
      'apps/dataplane/src/x.ts',
      '@switchboard/control-client',
    ],
    [
      'a page knows no telephony service',
      'apps/web/src/server/x.ts',
      '@switchboard/telephony-service',
    ],
    [
      'the telephony service does not read the ledger',
      'apps/telephony-service/src/x.ts',
      '@switchboard/database',
    ],
    [
      'nor has it a say over the data plane',
      'apps/telephony-service/src/x.ts',
      '@switchboard/control-client',
    ],
    [
      'the bots service does not read the ledger',
      'apps/bots-service/src/x.ts',
      '@switchboard/database',
    ],
    ['nor knows it spaces', 'apps/bots-service/src/x.ts', '@switchboard/networking'],
    [
      'what servers share knows no server',
      'libs/app-server/src/x.ts',
      '@switchboard/telephony-api',
    ],
    ['nor the wire of one', 'libs/rpc/src/x.ts', '@switchboard/identity'],
    ['what it answers knows no database', 'libs/telephony-api/src/x.ts', '@switchboard/storage'],
    ['nothing but tests knows the test stack', 'apps/access/src/x.ts', '@switchboard/testing'],
    ['a package is not in itself', 'libs/kernel/src/x.ts', '@switchboard/kernel'],
    ['no path leads around the names', 'apps/web/src/x.ts', '../../../libs/kernel/src/index.ts'],
    ['what is not declared is not imported', 'libs/kernel/src/x.ts', 'fastify'],
  ])('%s', async (_law, file, imported) => {
    expect(await problems(file, `import * as x from '${imported}';\nvoid x;\n`)).toContain(
      BOUNDARY,
    );
  });

  it.each([
    ['libs/service/src/x.ts', '@switchboard/kernel'],
    ['libs/auth/src/x.ts', '@switchboard/identity'],
    ['apps/access/src/x.ts', '@switchboard/database'],
    ['apps/telephony-service/src/x.ts', '@switchboard/app-server'],
    ['libs/telephony-api/src/x.ts', '@switchboard/telephony'],
    ['libs/bots-api/src/x.ts', '@switchboard/rpc'],
    ['libs/app-server/src/x.ts', '@switchboard/access-api'],
    ['apps/bots-service/src/x.ts', '@switchboard/bots'],
    ['apps/bots-service/src/x.ts', '@switchboard/app-server'],
    ['apps/web/src/x.ts', '@switchboard/ui'],
    ['apps/web/src/server/x.ts', '@switchboard/page-server'],
    ['libs/page-server/src/x.ts', '@switchboard/auth'],
    ['libs/page-client/src/x.ts', '@switchboard/ui'],
    ['libs/testing/src/x.ts', '@switchboard/dataplane'],
    ['apps/console/src/x.ts', '@switchboard/page-client'],
    ['apps/console/e2e/x.ts', '@switchboard/e2e'],
  ])('%s may import %s', async (file, imported) => {
    expect(await problems(file, `import * as x from '${imported}';\nvoid x;\n`)).toEqual([]);
  });

  it.each([
    ['what tests use stays in tests', 'apps/web/src/x.ts', '@switchboard/calling/testing'],
    ['also in a library', 'libs/calling/src/x.ts', './testing/fake-agent.ts'],
    ['a page counts segments and speaks to no carrier', 'apps/web/src/x.ts', '@switchboard/smpp'],
    ['what counts them needs no Node', 'libs/smpp/src/text/x.ts', 'node:buffer'],
    ['nor a carrier', 'libs/smpp/src/text/x.ts', '../codec/pdu.ts'],
    ['a page reads no list', 'apps/web/src/x.ts', '@switchboard/telephony/server'],
    ['what knows numbers in a page is light', 'libs/telephony/src/x.ts', 'google-libphonenumber'],
    ['and reaches for nothing else', 'libs/telephony/src/x.ts', '../server/read-list.ts'],
    ['what is headless knows no React', 'libs/chat/src/x.ts', 'react'],
    ['nor its own binding', 'libs/chat/src/x.ts', './react/index.ts'],
    [
      'a call knows no client',
      'apps/dataplane/src/services/calls/call/x.ts',
      '../clients/agent.ts',
    ],
    ['nor the network', 'apps/dataplane/src/services/calls/call/x.ts', 'node:net'],
    ['what runs in pages needs no Node', 'libs/chat/src/x.ts', 'node:fs'],
    ['nor does signing in to an installed app', 'libs/auth/src/native/x.ts', 'node:crypto'],
    ['nor does the kernel', 'libs/kernel/src/x.ts', 'node:process'],
    ['nor does a page', 'apps/web/src/features/x.tsx', 'node:crypto'],
    [
      'a page has no connection string',
      'apps/web/src/features/x.tsx',
      '@switchboard/acs-client/server',
    ],
    ['a service knows no other one', 'apps/dataplane/src/services/chat/x.ts', '../calls/home.ts'],
    [
      'nor from deeper inside',
      'apps/dataplane/src/services/media/janus/x.ts',
      '../../calls/home.ts',
    ],
    [
      'the platform knows no service',
      'apps/dataplane/src/platform/x.ts',
      '../services/chat/port.ts',
    ],
    ['control knows no service', 'apps/dataplane/src/control/x.ts', '../services/chat/service.ts'],
    ['compose knows no service', 'apps/dataplane/src/compose.ts', './services/chat/service.ts'],
    [
      'a service knows no control plane',
      'apps/dataplane/src/services/chat/x.ts',
      '../../control/seed.ts',
    ],
    ['no name leads around the environment', 'apps/access/src/x.ts', 'node:process'],
    [
      'only the trusted service makes tokens',
      'apps/telephony-service/src/x.ts',
      '@azure/communication-identity',
    ],
    [
      'nor by the clients of ours',
      'apps/telephony-service/src/x.ts',
      '@switchboard/acs-client/server',
    ],
    [
      'nor by a client of its own',
      'apps/telephony-service/src/x.ts',
      '@azure/communication-call-automation',
    ],
    ['nor do bots', 'apps/bots-service/src/x.ts', '@switchboard/acs-client/server'],
    ['nor does a server of pages', 'apps/web/src/server/x.ts', '@azure/communication-identity'],
    ['nor a library', 'libs/events/src/x.ts', '@azure/communication-identity'],
    [
      'nor the data plane',
      'apps/dataplane/src/services/chat/x.ts',
      '@azure/communication-identity',
    ],
  ])('%s', async (_law, file, imported) => {
    expect(await problems(file, `import * as x from '${imported}';\nvoid x;\n`)).toContain(
      'no-restricted-imports',
    );
  });

  it.each([
    ['apps/dataplane/src/services/chat/x.ts', '../realtime/port.ts'],
    ['apps/dataplane/src/services/calls/x.ts', './control.ts'],
    ['apps/dataplane/src/control/x.ts', '../services/service.ts'],
    ['apps/dataplane/src/services/media/janus/x.ts', '../port.ts'],
    ['apps/web/src/server/x.ts', 'node:crypto'],
    ['libs/chat/src/react/x.tsx', 'react'],
    ['libs/chat/src/x.spec.ts', './testing/fake-chat.ts'],
    ['libs/acs-client/src/server.ts', 'node:crypto'],
    ['libs/telephony/src/server/x.ts', 'csv-parse/sync'],
    ['apps/access/src/x.ts', '@switchboard/acs-client/server'],
    ['libs/acs-client/src/x.ts', '@azure/communication-identity'],
    ['apps/telephony-service/src/x.ts', '@switchboard/acs-client/sms'],
    ['apps/telephony-service/src/x.ts', '@switchboard/acs-client/calls'],
  ])('%s may import %s by its path', async (file, imported) => {
    const found = await problems(file, `import * as x from '${imported}';\nvoid x;\n`);
    expect(found).not.toContain('no-restricted-imports');
  });

  it('reads the environment in one file of an app only', async () => {
    const code = `export const port = process.env['PORT'];\n`;
    expect(await problems('apps/access/src/x.ts', code)).toEqual(['no-restricted-properties']);
    expect(await problems('libs/chat/src/x.ts', code)).toEqual(['no-restricted-properties']);
    expect(await problems('apps/access/src/env.ts', code)).toEqual([]);
    const around = `export const port = globalThis.process;\n`;
    expect(await problems('libs/chat/src/x.ts', around)).toEqual(['no-restricted-properties']);
  });
});
