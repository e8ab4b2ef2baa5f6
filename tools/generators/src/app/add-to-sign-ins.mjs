import { updateJson, visitNotIgnoredFiles } from '@nx/devkit';
import { appendToList } from '../text/append-to-list.mjs';
import { edit } from '../workspace/edit.mjs';

const START = /export const pageApps = \[/;

/**
 * What a person's list of devices calls it.
 *
 * @param {import('@nx/devkit').Tree} tree
 * @param {import('./describe-app.mjs').App} app
 */
export function addToSignIns(tree, { name, title, titleZh }) {
  edit(tree, fileThatSays(tree, 'libs/access-api/src'), (text) =>
    appendToList(text, START, `'${name}'`),
  );
  for (const [locale, word] of [
    ['en', title],
    ['zh', titleZh],
  ]) {
    updateJson(tree, `libs/page-client/src/messages/${locale}.json`, (messages) => ({
      ...messages,
      devices: { ...messages.devices, app: { ...messages.devices.app, [name]: word } },
    }));
  }
}

/**
 * @param {import('@nx/devkit').Tree} tree
 * @param {string} folder
 */
function fileThatSays(tree, folder) {
  /** @type {string[]} */
  const found = [];
  visitNotIgnoredFiles(tree, folder, (file) => {
    if (START.test(tree.read(file, 'utf8') ?? '')) found.push(file);
  });
  const [file] = found;
  if (file === undefined) throw new Error(`No file under ${folder} lists the apps of pages.`);
  return file;
}
