import { join } from 'node:path';
import { formatFiles, generateFiles, names } from '@nx/devkit';
import { addProject } from '../workspace/add-project.mjs';
import { assertFree } from '../workspace/assert-free.mjs';
import { assertName } from '../workspace/assert-name.mjs';
import { link } from '../workspace/link.mjs';
import { addFloors } from './add-floors.mjs';

/**
 * @typedef {object} LibOptions
 * @property {string} name
 * @property {string} layer
 * @property {string} [scope]
 * @property {'any' | 'node' | 'browser' | 'page-server'} [runtime]
 * @property {string} [description]
 */

/**
 * A library, and where it stands among the others.
 *
 * @param {import('@nx/devkit').Tree} tree
 * @param {LibOptions} options
 */
export default async function generateLib(tree, options) {
  const { name, layer, scope = 'shared', runtime = 'any' } = options;
  const { description = `What ${name.replaceAll('-', ' ')} is.` } = options;
  const folder = `libs/${name}`;
  assertName(name);
  assertFree(tree, folder);
  assertName(scope);
  const { propertyName } = names(name);
  const isBrowser = runtime === 'browser';
  const libraries = isBrowser || runtime === 'any' ? LIBRARIES[runtime] : undefined;
  generateFiles(tree, join(import.meta.dirname, 'files'), folder, {
    ...{ name, layer, scope, runtime, description, propertyName, isBrowser },
    libraries: JSON.stringify(libraries),
  });
  addProject(tree, folder);
  addFloors(tree, { name, scope, runtime });
  await formatFiles(tree);
  return link(tree.root);
}

/** What is there besides the language, where Node's own types are not all. */
const LIBRARIES = {
  any: ['es2024', 'esnext.disposable', 'dom'],
  browser: ['es2024', 'esnext.disposable', 'dom', 'dom.iterable'],
};
