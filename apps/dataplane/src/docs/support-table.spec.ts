import { readFile } from 'node:fs/promises';
import { supported } from './operations.ts';
import { withSupportTable } from './support-table.ts';

describe('the support table', () => {
  it('in the README is the one of the routes (npm run support-table -w @switchboard/dataplane)', async () => {
    const readme = await readFile(new URL('../../README.md', import.meta.url), 'utf8');
    expect(readme).toBe(withSupportTable(readme));
  });

  it('has each operation once', () => {
    const all = Object.values(supported).flatMap((operations) => Object.values(operations));
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
    expect(new Set(all.map(({ method, path }) => `${method} ${path}`)).size).toBe(all.length);
  });
});
