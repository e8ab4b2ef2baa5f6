/** Writes the tables of the README and of the limits from the code: `node generate.ts`. */
import { readFile, writeFile } from 'node:fs/promises';
import { withLimitTables } from './limits-table.ts';
import { readPolicy } from '../platform/limits/policy.ts';
import { withSupportTable } from './support-table.ts';

const readme = new URL('../../README.md', import.meta.url);
await writeFile(readme, withSupportTable(await readFile(readme, 'utf8')));
const limits = new URL('../../../../docs/limits.md', import.meta.url);
const policy = await readPolicy('default');
await writeFile(limits, withLimitTables(await readFile(limits, 'utf8'), policy));
