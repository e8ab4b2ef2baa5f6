import { writeFile } from 'node:fs/promises';
import { format, resolveConfig } from 'prettier';
import { errorsPage } from './errors-page.ts';

const file = new URL('../../../docs/errors.md', import.meta.url);
const config = await resolveConfig(file);
await writeFile(file, await format(errorsPage(), { ...config, parser: 'markdown' }));
