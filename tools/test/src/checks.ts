import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** One thing that is checked, as programs to run with this Node, one after the other. */
export interface Check {
  readonly name: string;
  readonly programs: readonly Program[];
}

/** The arguments of Node. */
export type Program = readonly string[];

/** Lanes that wait for nothing of each other: as many of them go at the same time as there are cores for. */
export type Stage = readonly Lane[];
type Lane = readonly Check[];

/**
 * Where projects are, and how many of them one linter takes: it reads the types that they share once, but holds the
 * types of all of them, and must get by with the memory that Node gives a program on a machine of eight gigabytes.
 */
const PROJECTS_AT_ONCE = { apps: 2, libs: 6, tools: 6 };

/**
 * In the order in which a mistake is cheapest to find, as far as two cores have something to do each. A linter of its own
 * for each group lets whichever core is free take the next.
 */
export function stages(root: string): Stage[] {
  const bin = (path: string): string => join(root, 'node_modules', path);
  const nx = (target: string): Program => [
    bin('nx/dist/bin/nx.js'),
    ...['run-many', '-t', target, '--output-style=static', '--nx-bail=false'],
  ];
  const prettier = [bin('prettier/bin/prettier.cjs'), '--check', '--log-level=warn', '.'];
  const generated: Check = { name: 'generated', programs: [nx('generate')] };
  const quick: Lane = [
    { name: 'format', programs: [prettier] },
    { name: 'unused', programs: [[bin('knip/bin/knip.js'), '--no-config-hints']] },
    // One compiler reads each declaration once, where one for each project reads most of them thirty times.
    {
      name: 'types',
      programs: [[bin('typescript/bin/tsc'), '--build', join(root, 'tsconfig.json')]],
    },
    { name: 'build', programs: [nx('build')] },
  ];
  const lint = lintGroups(root).map((paths, at): Lane => {
    const program = [bin('eslint/bin/eslint.js'), '--no-error-on-unmatched-pattern', ...paths];
    return [{ name: `lint ${at + 1}, ${dirname(paths[0]!)}`, programs: [program] }];
  });
  const phone: Lane = [
    {
      name: 'phone app',
      programs: ['install.mjs', 'check.mjs'].map((file) => [join(root, 'apps/native', file)]),
    },
  ];
  const journeys: Program = [
    bin('@playwright/test/cli.js'),
    ...['test', '--config', join(root, 'tools/e2e/playwright.config.ts')],
  ];
  return [
    [[generated]],
    [quick, phone, ...lint],
    [[{ name: 'unit and integration', programs: [nx('test,load')] }]],
    [[{ name: 'people in a browser', programs: [journeys] }]],
  ];
}

/** Everything in the folders of projects, group by group. */
export function lintGroups(root: string): string[][] {
  return Object.entries(PROJECTS_AT_ONCE).flatMap(([folder, count]) => {
    const paths = readdirSync(join(root, folder)).map((name) => join(folder, name));
    const first = (_: string, at: number): boolean => at % count === 0;
    return paths.filter(first).map((_, group) => paths.slice(group * count, (group + 1) * count));
  });
}
