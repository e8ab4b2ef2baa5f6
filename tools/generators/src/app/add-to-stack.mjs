import { appendToList } from '../text/append-to-list.mjs';
import { insertImport } from '../text/insert-import.mjs';
import { edit } from '../workspace/edit.mjs';
import { STACK } from './describe-app.mjs';

/**
 * What `npm start`, the journeys and the identity provider know of it.
 *
 * @param {import('@nx/devkit').Tree} tree
 * @param {import('./describe-app.mjs').App} app
 */
export function addToStack(tree, { name, propertyName, port, started }) {
  const isStarted = started ? '' : ', isStarted: false';
  tree.write(
    `${STACK}/apps/${name}.ts`,
    `import { pages } from '../pages.ts';

export const ${propertyName} = pages({ name: '${name}', port: ${port}${isStarted} });
`,
  );
  edit(tree, `${STACK}/apps.ts`, (text) =>
    insertImport(
      appendToList(text, /export const apps = \[/, propertyName),
      `import { ${propertyName} } from './apps/${name}.ts';`,
    ),
  );
}
