const NAME = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;

/**
 * Names are those of folders, packages and addresses.
 *
 * @param {import('@nx/devkit').Tree} tree
 * @param {string} name
 * @param {string} folder where it is to be
 * @throws Error when it is none, or taken
 */
export function assertName(tree, name, folder) {
  if (!NAME.test(name)) {
    throw new Error(`"${name}" is no name: small letters, digits, and dashes between them.`);
  }
  if (tree.exists(folder)) throw new Error(`${folder} is there already.`);
}
