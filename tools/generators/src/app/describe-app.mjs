import { names } from '@nx/devkit';
import { freePort } from '../workspace/free-port.mjs';

export const STACK = 'tools/stack/src';

/**
 * @typedef {object} AppOptions
 * @property {string} name
 * @property {string} [title]
 * @property {string} [titleZh]
 * @property {number} [port]
 * @property {boolean} [started]
 */

/**
 * All that templates and entries say of the app.
 *
 * @param {import('@nx/devkit').Tree} tree
 * @param {AppOptions} options
 */
export function describeApp(tree, options) {
  const { name, port = freePort(tree, `${STACK}/apps`), started = true } = options;
  const words = name.replaceAll('-', ' ');
  const { title = words.charAt(0).toUpperCase() + words.slice(1) } = options;
  const { titleZh = title } = options;
  const { className, propertyName, constantName } = names(name);
  const packageName = packageNameOf(tree, name);
  return {
    name,
    packageName,
    title,
    titleZh,
    port,
    started,
    className,
    propertyName,
    constantName,
  };
}

/**
 * What npm and the linter know the app by: where a domain has its name already, another one.
 *
 * @param {import('@nx/devkit').Tree} tree
 * @param {string} name
 */
function packageNameOf(tree, name) {
  const isTaken = ['libs', 'tools'].some((group) => tree.exists(`${group}/${name}/package.json`));
  return isTaken ? `${name}-app` : name;
}

/** @typedef {ReturnType<typeof describeApp>} App */
