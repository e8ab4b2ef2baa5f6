import { resolve } from 'node:path';
import { cyclesOf, readImports } from './import-graph.ts';

const root = resolve(import.meta.dirname, '../../..');

describe('cyclesOf', () => {
  it('finds each set of files that reach each other, and nothing else', () => {
    const graph = new Map([
      ['a', ['b']],
      ['b', ['c', 'd']],
      ['c', ['a']],
      ['d', ['e']],
      ['e', ['d', 'f']],
      ['f', []],
      ['g', ['g']],
    ]);
    expect(cyclesOf(graph).toSorted()).toEqual([['a', 'b', 'c'], ['d', 'e'], ['g']]);
  });
});

describe('the imports of the house', () => {
  const graph = readImports(root, ['{apps,libs,tools}/*/src/**/*.{ts,tsx}']);

  it('are all read', () => {
    expect(graph.size).toBeGreaterThan(1_000);
    expect(graph.get('apps/dataplane/src/main.ts')).toContain('apps/dataplane/src/compose.ts');
  });

  it('go round in no circle', () => {
    expect(cyclesOf(graph)).toEqual([]);
  });
});
