import { addTableRow } from './add-table-row.mjs';
import { appendToList } from './append-to-list.mjs';
import { insertBefore } from './insert-before.mjs';
import { insertImport } from './insert-import.mjs';

describe('appendToList', () => {
  it('puts an item at the end of a list, on its line or on one of its own', () => {
    const list = /const apps = \[/;
    expect(appendToList('const apps = [a, b] as const;', list, 'c')).toBe(
      'const apps = [a, b, c] as const;',
    );
    expect(appendToList('const apps = [\n  a,\n  b,\n];\n', list, 'c')).toBe(
      'const apps = [\n  a,\n  b,\n  c\n];\n',
    );
    expect(appendToList('const apps = [];', list, 'c')).toBe('const apps = [ c];');
  });

  it('finds the end of the list behind other brackets', () => {
    const text = 'const x = {\n  a: [1, { b: 2 }],\n  c: f(1),\n};\nconst y = { z: 1 };\n';
    expect(appendToList(text, /const x = \{/, 'd: 3,')).toBe(
      'const x = {\n  a: [1, { b: 2 }],\n  c: f(1),\n  d: 3,\n};\nconst y = { z: 1 };\n',
    );
  });

  it('refuses what has no such list, or one without an end', () => {
    expect(() => appendToList('const others = [];', /const apps = \[/, 'a')).toThrow('No list');
    expect(() => appendToList('const apps = [a,', /const apps = \[/, 'b')).toThrow('never closed');
  });
});

describe('insertImport', () => {
  const text =
    "import { z } from 'zod';\nimport { a } from './a.ts';\nimport { c } from './c.ts';\n\nuse();\n";

  it('keeps the order of the alphabet', () => {
    expect(insertImport(text, "import { b } from './b.ts';")).toBe(
      text.replace('import { c }', "import { b } from './b.ts';\nimport { c }"),
    );
  });

  it('comes last when nothing comes after it, and first where there is none', () => {
    expect(insertImport(text, "import { d } from './d.ts';")).toBe(
      text.replace('\n\nuse', "\nimport { d } from './d.ts';\n\nuse"),
    );
    expect(insertImport('use();\n', "import { d } from './d.ts';")).toBe(
      "import { d } from './d.ts';\nuse();\n",
    );
  });
});

describe('insertBefore', () => {
  it('puts text before the first place that matches', () => {
    expect(insertBefore('a\nb\nb\n', /^b$/m, 'x\n')).toBe('a\nx\nb\nb\n');
    expect(() => insertBefore('a', /^b$/m, 'x')).toThrow('matches /^b$/m');
  });
});

describe('addTableRow', () => {
  const table = '| 1 | `apps/web` | works |\n| 2 | `apps/bots` | not yet |\n| – | Rest | works |\n';
  const before = /\| Rest /;

  it('puts a row before another one', () => {
    expect(addTableRow(table, { row: '| 3 | new |', same: /apps\/new/, before })).toBe(
      table.replace('| – ', '| 3 | new |\n| – '),
    );
  });

  it('replaces the row that speaks of the same', () => {
    const row = '| 2 | `apps/bots` | under way |';
    expect(addTableRow(table, { row, same: /apps\/bots/, before })).toBe(
      table.replace('not yet', 'under way'),
    );
  });

  it('refuses a document without that table', () => {
    expect(() => addTableRow('text', { row: '', same: /x/, before })).toThrow('No row');
  });
});
