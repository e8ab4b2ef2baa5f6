import { readFile } from 'node:fs/promises';
import { withLimitTables } from './limits-table.ts';
import { readPolicy } from '../platform/limits/policy.ts';

it('docs/limits.md has the limits of the code (npm run support-table -w @switchboard/dataplane)', async () => {
  const file = new URL('../../../../docs/limits.md', import.meta.url);
  const document = await readFile(file, 'utf8');
  expect(document).toBe(withLimitTables(document, await readPolicy('default')));
});
