import { appendToList } from '../text/append-to-list.mjs';
import { edit } from '../workspace/edit.mjs';

/**
 * Which domains it may know: who people are, until it needs more.
 *
 * @param {import('@nx/devkit').Tree} tree
 * @param {import('./describe-app.mjs').App} app
 */
export function addToBoundaries(tree, { name }) {
  edit(tree, 'eslint.boundaries.mjs', (text) =>
    appendToList(text, /const PAGE_APPS = \{/, `'${name}': ['identity'],`),
  );
}
