/** Writes the table of features into the README: `node generate.ts`. */
import { readFile, writeFile } from 'node:fs/promises';
import { withSupportTable } from './support-table.ts';

const file = new URL('../README.md', import.meta.url);
await writeFile(file, withSupportTable(await readFile(file, 'utf8')));
