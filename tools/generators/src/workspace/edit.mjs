/**
 * Changes a file of the workspace.
 *
 * @param {import('@nx/devkit').Tree} tree
 * @param {string} path
 * @param {(text: string) => string} change
 * @throws Error naming the file, when it is not there or not as it is expected to be
 */
export function edit(tree, path, change) {
  const text = tree.read(path, 'utf8');
  if (text === null) throw new Error(`${path} is not there.`);
  try {
    tree.write(path, change(text));
  } catch (error) {
    throw new Error(`${path} is not as the generator knows it.`, { cause: error });
  }
}
