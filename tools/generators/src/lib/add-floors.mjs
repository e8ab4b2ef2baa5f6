import { appendToList } from '../text/append-to-list.mjs';
import { insertBefore } from '../text/insert-before.mjs';
import { edit } from '../workspace/edit.mjs';

/**
 * The rules that follow from the scope and the runtime of a library.
 *
 * @param {import('@nx/devkit').Tree} tree
 * @param {{ name: string, scope: string, runtime: string }} lib
 */
export function addFloors(tree, { name, scope, runtime }) {
  edit(tree, 'eslint.boundaries.mjs', (text) => withRuntime(withScope(text, scope), name, runtime));
}

/**
 * @param {string} text
 * @param {string} scope
 */
function withScope(text, scope) {
  if (new RegExp(`\\bscope\\('${scope}'`).test(text)) return text;
  const constrained = insertBefore(text, /^ {2}scope\('tool'/m, `  scope('${scope}', 'shared'),\n`);
  return appendToList(constrained, /const SCOPES = \[/, `'${scope}',`);
}

/** The lists of libraries that name no Node, and for any runtime no React either. */
const LISTS = new Map([
  ['any', /const HEADLESS =\s+'libs\/\{/],
  ['browser', /'libs\/\{(?=[\w,-]*\bui\b)/],
]);

/**
 * @param {string} text
 * @param {string} name
 * @param {string} runtime
 */
function withRuntime(text, name, runtime) {
  const list = LISTS.get(runtime);
  return list ? insertBefore(text, new RegExp(`(?<=${list.source})`), `${name},`) : text;
}
