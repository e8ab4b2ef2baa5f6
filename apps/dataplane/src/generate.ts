/** Writes the support table of the README from the routes: `node generate.ts`. */
import { readFile, writeFile } from 'node:fs/promises';
import { withSupportTable } from './support-table.ts';

const file = new URL('../README.md', import.meta.url);
await writeFile(file, withSupportTable(await readFile(file, 'utf8')));
