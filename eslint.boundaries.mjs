/**
 * The floors of the house as lint rules. Every allowed edge is listed; what is not listed is refused.
 * Three axes: layer (an import only goes down), scope (a domain does not reach into a stranger's),
 * runtime (nothing that needs Node ends in a page).
 */
const layer = (from, ...to) => ({
  sourceTag: `layer:${from}`,
  onlyDependOnLibsWithTags: to.map((name) => `layer:${name}`),
});
const scope = (from, ...to) => ({
  sourceTag: `scope:${from}`,
  onlyDependOnLibsWithTags: [from, ...to].map((name) => `scope:${name}`),
});
const runtime = (from, ...to) => ({
  sourceTag: `runtime:${from}`,
  onlyDependOnLibsWithTags: to.map((name) => `runtime:${name}`),
});

const APP = ['binding', 'adapter', 'domain', 'contract', 'kernel'];

export const depConstraints = [
  layer('kernel'),
  layer('contract', 'kernel'),
  layer('domain', 'contract', 'kernel'),
  layer('adapter', 'adapter', 'domain', 'contract', 'kernel'),
  layer('binding', 'binding', 'adapter', 'domain', 'contract', 'kernel'),
  layer('app', ...APP),
  layer('testing', 'app', 'tool', 'binding', 'adapter', 'domain', 'contract', 'kernel'),
  layer('tool', 'tool', 'testing', 'adapter', 'domain', 'contract', 'kernel'),

  scope('shared', 'wire', 'acs', 'dataplane', 'identity', 'chat', 'calling'),
  scope('wire', 'shared'),
  scope('acs', 'wire', 'shared'),
  // The law: the data plane shares no understanding with the apps that talk to it.
  scope('dataplane', 'wire', 'shared'),
  scope('identity', 'acs', 'shared'),
  scope('chat', 'shared'),
  scope('calling', 'wire', 'shared'),
  scope('web', 'chat', 'calling', 'identity', 'acs', 'shared'),
  // Who administers sees no conversation but through the trusted service.
  scope('console', 'identity', 'shared'),

  runtime('any', 'any'),
  runtime('node', 'node', 'any'),
  runtime('browser', 'browser', 'node', 'any'),
];

/** People's journeys belong to an app, and share a tool that starts the stack for them. */
export const journeyConstraints = depConstraints.map((constraint) =>
  constraint.sourceTag === 'layer:app' ? layer('app', 'tool', ...APP) : constraint,
);
