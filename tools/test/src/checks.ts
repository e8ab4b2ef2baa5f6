import { join } from 'node:path';

/** One thing that is checked, as a program to run with this Node. */
export interface Check {
  readonly name: string;
  readonly args: readonly string[];
}

/** In the order in which a mistake is cheapest to find. */
export function checks(root: string): Check[] {
  const bin = (path: string): string => join(root, 'node_modules', path);
  const nx = (name: string, target: string): Check => ({
    name,
    args: [
      bin('nx/dist/bin/nx.js'),
      'run-many',
      '-t',
      target,
      '--output-style=static',
      '--nx-bail=false',
    ],
  });
  return [
    {
      name: 'format',
      args: [bin('prettier/bin/prettier.cjs'), '--check', '--log-level=warn', '.'],
    },
    nx('lint', 'lint'),
    { name: 'unused', args: [bin('knip/bin/knip.js'), '--no-config-hints'] },
    nx('types', 'typecheck'),
    nx('unit and integration', 'test'),
    nx('build', 'build'),
    {
      name: 'people in a browser',
      args: [
        bin('@playwright/test/cli.js'),
        'test',
        '--config',
        join(root, 'tools/e2e/playwright.config.ts'),
      ],
    },
  ];
}
