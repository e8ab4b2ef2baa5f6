import { parseArgs } from 'node:util';
import { apps } from '@switchboard/stack';
import type { AppName } from '@switchboard/stack';

export interface Options {
  readonly dev: boolean;
  readonly fresh: boolean;
  readonly yes: boolean;
  /** Passed on to the data plane: `off`, or the path of a policy. */
  readonly limits: string;
  /** The folder of local state, relative to the checkout. */
  readonly state: string;
  readonly apps: readonly AppName[];
}

const NAMES = apps.map(({ name }) => name);

export const USAGE = `npm start -- [--only web,access] [--fresh [--yes]] [--limits off|policy.json]

  --only    start these apps and what they need: ${NAMES.join(', ')}
  --fresh   forget everything kept under .switchboard, after asking
  --state   keep state in this folder instead, so that several stacks can live side by side
  --limits  rate limits of the data plane: on (default), off, or a policy file`;

/** @throws TypeError for an option that does not exist */
export function readOptions(args: string[]): Options {
  const { values } = parseArgs({
    args,
    options: {
      dev: { type: 'boolean', default: false },
      fresh: { type: 'boolean', default: false },
      yes: { type: 'boolean', default: false },
      only: { type: 'string' },
      limits: { type: 'string', default: 'on' },
      state: { type: 'string', default: '.switchboard' },
    },
  });
  const { only, ...rest } = values;
  const usual = apps.filter(({ isStarted }) => isStarted).map(({ name }) => name);
  return { ...rest, apps: withNeeds(only === undefined ? usual : only.split(',')) };
}

function withNeeds(names: readonly string[]): AppName[] {
  const wanted = new Set<AppName>();
  const add = (name: string): void => {
    const app = apps.find((known) => known.name === name.trim());
    if (!app) throw new TypeError(`There is no app "${name}". There are: ${NAMES.join(', ')}.`);
    app.needs.forEach(add);
    wanted.add(app.name);
  };
  names.forEach(add);
  return NAMES.filter((name) => wanted.has(name));
}
