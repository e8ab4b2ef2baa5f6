import { readFile } from 'node:fs/promises';
import { withSupportTable } from './support-table.ts';

const readmeOf = (): Promise<string> => readFile(new URL('../README.md', import.meta.url), 'utf8');

describe('the table of features', () => {
  it('in the README is the one of the code (npm run support-table -w @switchboard/calling-local)', async () => {
    const readme = await readmeOf();
    expect(readme).toBe(withSupportTable(readme));
  });

  it('has all of them once, each real or a no-op', async () => {
    const rows = (await readmeOf()).match(/^\| \w+ +\| `\w+` +\| (real|no-op) +\|/gm) ?? [];
    expect(rows).toHaveLength(23);
    expect(rows.filter((row) => row.includes('no-op'))).toHaveLength(10);
  });
});
