import { resolve } from 'node:path';
import { ESLint } from 'eslint';

const root = resolve(import.meta.dirname, '../../..');
const eslint = new ESLint({
  cwd: root,
  overrideConfigFile: resolve(root, 'eslint.config.mjs'),
  ruleFilter: ({ ruleId }) =>
    ruleId === '@nx/enforce-module-boundaries' || ruleId === 'no-restricted-properties',
  // The files below do not exist: only rules that need no type information are asked.
  overrideConfig: { languageOptions: { parserOptions: { projectService: false } } },
});

async function problems(filePath: string, code: string): Promise<(string | null)[]> {
  const [result] = await eslint.lintText(code, { filePath: resolve(root, filePath) });
  return (result?.messages ?? []).map(({ ruleId, message }) => ruleId ?? message);
}

const BOUNDARY = '@nx/enforce-module-boundaries';

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
    ['apps/web/src/x.ts', '@switchboard/ui'],
    ['apps/web/src/x.ts', '@switchboard/page-server'],
    ['libs/page-server/src/x.ts', '@switchboard/auth'],
    ['libs/page-client/src/x.ts', '@switchboard/ui'],
    ['libs/testing/src/x.ts', '@switchboard/dataplane'],
    ['apps/console/src/x.ts', '@switchboard/page-client'],
    ['apps/console/e2e/x.ts', '@switchboard/e2e'],
  ])('%s may import %s', async (file, imported) => {
    expect(await problems(file, `import * as x from '${imported}';\nvoid x;\n`)).toEqual([]);
  });

  it('reads the environment in one file of an app only', async () => {
    const code = `export const port = process.env['PORT'];\n`;
    expect(await problems('apps/access/src/x.ts', code)).toEqual(['no-restricted-properties']);
    expect(await problems('libs/chat/src/x.ts', code)).toEqual(['no-restricted-properties']);
    expect(await problems('apps/access/src/env.ts', code)).toEqual([]);
  });
});
