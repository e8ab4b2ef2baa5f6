import { readJson } from '@nx/devkit';

/**
 * Dependencies in the versions that the rest of the workspace has them in.
 *
 * @param {import('@nx/devkit').Tree} tree
 * @param {readonly string[]} names
 * @returns {Record<string, string>}
 * @throws Error when nobody has one of them
 */
export function dependencies(tree, names) {
  const known = knownVersions(tree);
  return Object.fromEntries(
    names.toSorted().map((name) => {
      const version = name.startsWith('@switchboard/') ? '*' : known.get(name);
      if (version === undefined) throw new Error(`Nobody in the workspace depends on ${name}.`);
      return [name, version];
    }),
  );
}

/** @param {import('@nx/devkit').Tree} tree */
function knownVersions(tree) {
  /** @type {Map<string, string>} */
  const versions = new Map();
  const folders = ['apps', 'libs', 'tools'].flatMap((group) =>
    tree.children(group).map((name) => `${group}/${name}`),
  );
  for (const folder of ['.', ...folders]) {
    const file = `${folder}/package.json`;
    if (!tree.exists(file)) continue;
    const { dependencies = {}, devDependencies = {} } = readJson(tree, file);
    for (const [name, version] of Object.entries({ ...dependencies, ...devDependencies }))
      versions.set(name, version);
  }
  return versions;
}
