import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { lintGroups, stages } from './checks.ts';

const root = resolve(import.meta.dirname, '../../..');
const projects = ['apps', 'libs', 'tools'].flatMap((folder) =>
  readdirSync(join(root, folder))
    .map((name) => join(folder, name))
    .filter((path) => existsSync(join(root, path, 'package.json'))),
);

describe('what is checked', () => {
  it('has a name of its own each, and begins with what the others need', () => {
    const names = stages(root).flatMap((lanes) => lanes.flat().map(({ name }) => name));
    expect(new Set(names).size).toBe(names.length);
    expect(names[0]).toBe('generated');
  });

  it('is linted in every project, once', () => {
    const linted = lintGroups(root).flat();
    expect(linted).toEqual(expect.arrayContaining(projects));
    expect(new Set(linted).size).toBe(linted.length);
  });

  it('has its types checked in every project', () => {
    const { references } = JSON.parse(readFileSync(join(root, 'tsconfig.json'), 'utf8')) as {
      references: { path: string }[];
    };
    const checked = references.map(({ path }) => join(path));
    expect(checked.toSorted()).toEqual(
      projects.filter((path) => existsSync(join(root, path, 'tsconfig.json'))).toSorted(),
    );
  });
});
