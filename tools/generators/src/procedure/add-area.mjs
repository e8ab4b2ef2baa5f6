import { names } from '@nx/devkit';
import { appendToList } from '../text/append-to-list.mjs';
import { insertImport } from '../text/insert-import.mjs';
import { edit } from '../workspace/edit.mjs';

/**
 * An area that has no procedure yet.
 *
 * @param {import('@nx/devkit').Tree} tree
 * @param {string} api
 * @param {string} area
 */
export function addArea(tree, api, area) {
  const { propertyName } = names(area);
  tree.write(
    `${api}/areas/${area}/router.ts`,
    `import type { Procedures } from '../../procedures.ts';
import { trpc } from '../../trpc.ts';

/** The area \`${area}\` of the trusted service. */
export const ${propertyName}Router = (procedures: Procedures) => trpc.router({});
`,
  );
  edit(tree, `${api}/router.ts`, (text) =>
    insertImport(
      appendToList(
        text,
        /return trpc\.router\(\{/,
        `${propertyName}: ${propertyName}Router(procedures),`,
      ),
      `import { ${propertyName}Router } from './areas/${area}/router.ts';`,
    ),
  );
}
