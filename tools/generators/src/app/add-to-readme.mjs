import { addTableRow } from '../text/add-table-row.mjs';
import { edit } from '../workspace/edit.mjs';

/**
 * Its row among the scenarios; one that was promised is kept, and is under way now.
 *
 * @param {import('@nx/devkit').Tree} tree
 * @param {import('./describe-app.mjs').App} app
 */
export function addToReadme(tree, { name, title }) {
  edit(tree, 'README.md', (text) => {
    const same = new RegExp(`\\bapps/${name}\\b`);
    const promised = text.split('\n').find((line) => line.startsWith('|') && same.test(line));
    const [number = '–', scenario = title] = promised?.split('|').slice(1, 3) ?? [];
    const row = `|${number}|${scenario}| [\`apps/${name}\`](apps/${name}) | under way |`;
    return addTableRow(text, { row, same, before: /\| Administration / });
  });
}
