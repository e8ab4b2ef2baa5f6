import { join } from 'node:path';
import { formatFiles, generateFiles, names } from '@nx/devkit';
import { appendToList } from '../text/append-to-list.mjs';
import { insertBefore } from '../text/insert-before.mjs';
import { insertImport } from '../text/insert-import.mjs';
import { assertFree } from '../workspace/assert-free.mjs';
import { assertName } from '../workspace/assert-name.mjs';
import { edit } from '../workspace/edit.mjs';
import { addTable } from './add-table.mjs';

const DATA_PLANE = 'apps/dataplane';

/**
 * @typedef {object} ServiceOptions
 * @property {string} name
 * @property {boolean} [tables]
 * @property {boolean} [port]
 */

/**
 * A service of the data plane, with one operation that answers.
 *
 * @param {import('@nx/devkit').Tree} tree
 * @param {ServiceOptions} options
 */
export default async function generateService(tree, options) {
  const { name, tables = false, port = false } = options;
  const folder = `${DATA_PLANE}/src/services/${name}`;
  assertName(name);
  assertFree(tree, folder);
  const { className, propertyName } = names(name);
  const service = { name, tables, port, className, propertyName };
  generateFiles(tree, join(import.meta.dirname, 'files/service'), folder, service);
  generateFiles(tree, join(import.meta.dirname, 'files/tests'), `${DATA_PLANE}/tests`, service);
  if (!port) tree.delete(`${folder}/port.ts`);
  if (tables) addTable(tree, DATA_PLANE, service);
  else tree.delete(`${folder}/tables.ts`);
  addToList(tree, service);
  addToSupportTable(tree, service);
  await formatFiles(tree);
}

/**
 * After all others: it may use the ports of each.
 *
 * @param {import('@nx/devkit').Tree} tree
 * @param {{ name: string, propertyName: string }} service
 */
function addToList(tree, { name, propertyName }) {
  edit(tree, `${DATA_PLANE}/src/services/services.ts`, (text) =>
    insertImport(
      appendToList(text, /export const services: .* = \[/, `${propertyName}Service,`),
      `import { ${propertyName}Service } from './${name}/service.ts';`,
    ),
  );
}

/**
 * The row that `npm run support-table` would write.
 *
 * @param {import('@nx/devkit').Tree} tree
 * @param {{ name: string, className: string }} service
 */
function addToSupportTable(tree, { name, className }) {
  const row = `| \`${className}_Describe\` | \`GET /${name}\` | access key | Say what there is |\n`;
  edit(tree, `${DATA_PLANE}/README.md`, (text) =>
    insertBefore(text, /(?<=\|\n)\n<!-- support table: end -->/, row),
  );
}
