import { join } from 'node:path';
import { formatFiles, generateFiles, readJson, writeJson } from '@nx/devkit';
import { addProject } from '../workspace/add-project.mjs';
import { assertFree } from '../workspace/assert-free.mjs';
import { assertName } from '../workspace/assert-name.mjs';
import { dependencies } from '../workspace/dependencies.mjs';
import { link } from '../workspace/link.mjs';
import { addToBoundaries } from './add-to-boundaries.mjs';
import { addToReadme } from './add-to-readme.mjs';
import { addToServers } from './add-to-servers.mjs';
import { addToSignIns } from './add-to-sign-ins.mjs';
import { addToStack } from './add-to-stack.mjs';
import { describeApp } from './describe-app.mjs';

/**
 * An app of pages, and its place everywhere that apps are told of.
 *
 * @param {import('@nx/devkit').Tree} tree
 * @param {import('./describe-app.mjs').AppOptions} options
 */
export default async function generateApp(tree, options) {
  const folder = `apps/${options.name}`;
  assertName(options.name);
  assertFree(tree, folder);
  const app = describeApp(tree, options);
  generateFiles(tree, join(import.meta.dirname, 'files'), folder, app);
  addDependencies(tree, `${folder}/package.json`);
  addProject(tree, folder);
  addToStack(tree, app);
  addToBoundaries(tree, app);
  addToServers(tree, app);
  addToSignIns(tree, app);
  addToReadme(tree, app);
  await formatFiles(tree);
  return link(tree.root);
}

const USES = [
  ...['page-client', 'page-server', 'service', 'ui'].map((name) => `@switchboard/${name}`),
  ...['@mantine/core', '@tabler/icons-react', '@tanstack/react-query'],
  ...['next', 'react', 'react-dom', 'use-intl', 'zod'],
];
const TESTS_USE = ['@playwright/test', '@switchboard/e2e', '@types/react', '@types/react-dom'];

/**
 * @param {import('@nx/devkit').Tree} tree
 * @param {string} file
 */
function addDependencies(tree, file) {
  writeJson(tree, file, {
    ...readJson(tree, file),
    dependencies: dependencies(tree, USES),
    devDependencies: dependencies(tree, TESTS_USE),
  });
}
