/**
 * Nothing is written over.
 *
 * @param {import('@nx/devkit').Tree} tree
 * @param {string} path
 * @throws Error when something is there
 */
export function assertFree(tree, path) {
  if (tree.exists(path)) throw new Error(`${path} is there already.`);
}
