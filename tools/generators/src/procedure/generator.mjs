import { join } from 'node:path';
import { formatFiles, generateFiles, names } from '@nx/devkit';
import { appendToList } from '../text/append-to-list.mjs';
import { insertImport } from '../text/insert-import.mjs';
import { assertFree } from '../workspace/assert-free.mjs';
import { assertName } from '../workspace/assert-name.mjs';
import { edit } from '../workspace/edit.mjs';
import { addArea } from './add-area.mjs';
import { callersWith } from './callers-with.mjs';

const API = 'libs/access-api/src';

/**
 * @typedef {object} ProcedureOptions
 * @property {string} path
 * @property {string} permission
 * @property {boolean} [mutation]
 */

/**
 * A procedure of the trusted service: its file and test, its line in the router of its area, and its row in the
 * table of who may call what.
 *
 * @param {import('@nx/devkit').Tree} tree
 * @param {ProcedureOptions} options
 */
export default async function generateProcedure(tree, options) {
  const { path, permission, mutation = false } = options;
  const [area = '', name = ''] = path.split('/');
  const folder = `${API}/areas/${area}`;
  assertName(area);
  assertName(name);
  assertFree(tree, `${folder}/${name}.ts`);
  const callers = callersWith(
    tree.read('libs/identity/src/permission.ts', 'utf8') ?? '',
    permission,
  );
  const { propertyName: procedure } = names(name);
  const verb = mutation ? 'mutation' : 'query';
  if (!tree.exists(folder)) addArea(tree, API, area);
  generateFiles(tree, join(import.meta.dirname, 'files'), folder, {
    name,
    procedure,
    permission,
    verb,
  });
  edit(tree, `${folder}/router.ts`, (text) =>
    insertImport(
      appendToList(text, /trpc\.router\(\{/, `${procedure}: ${procedure}(procedures),`),
      `import { ${procedure} } from './${name}.ts';`,
    ),
  );
  edit(tree, `${API}/authorisation.spec.ts`, (text) =>
    appendToList(
      text,
      /const table: .* = \{/,
      `'${names(area).propertyName}.${procedure}': ${callers},`,
    ),
  );
  await formatFiles(tree);
}
