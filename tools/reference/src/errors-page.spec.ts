import { readFile } from 'node:fs/promises';
import { format, resolveConfig } from 'prettier';
import { errorsPage } from './errors-page.ts';

it('is docs/errors.md (npm run reference)', async () => {
  const file = new URL('../../../docs/errors.md', import.meta.url);
  const config = await resolveConfig(file);
  const page = await format(errorsPage(), { ...config, parser: 'markdown' });
  expect(await readFile(file, 'utf8')).toBe(page);
});
