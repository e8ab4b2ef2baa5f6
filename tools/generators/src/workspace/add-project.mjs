import { readJson, updateJson } from '@nx/devkit';

/**
 * Makes a folder with a package.json a project of the workspace: for TypeScript, and in the lock file.
 * All it depends on is there already, so nothing has to be downloaded.
 *
 * @param {import('@nx/devkit').Tree} tree
 * @param {string} folder
 */
export function addProject(tree, folder) {
  updateJson(tree, 'tsconfig.json', (config) => ({
    ...config,
    references: [...config.references, { path: `./${folder}` }],
  }));
  updateJson(tree, 'package-lock.json', (lock) =>
    withProject(lock, folder, readJson(tree, `${folder}/package.json`)),
  );
}

/** @typedef {{ packages: Record<string, object> }} Lock */
/** @typedef {{ name: string, version: string, license: string, dependencies?: object, devDependencies?: object }} Manifest */

/**
 * What npm would write into the lock file.
 *
 * @param {Lock} lock
 * @param {string} folder
 * @param {Manifest} manifest
 * @returns {Lock}
 */
export function withProject(lock, folder, manifest) {
  const { name, version, license, dependencies, devDependencies } = manifest;
  const isGiven = (/** @type {object | undefined} */ list) => Object.keys(list ?? {}).length > 0;
  const packages = {
    ...lock.packages,
    [folder]: {
      ...{ name, version, license },
      ...(isGiven(dependencies) && { dependencies }),
      ...(isGiven(devDependencies) && { devDependencies }),
    },
    [`node_modules/${name}`]: { resolved: folder, link: true },
  };
  const sorted = Object.entries(packages).sort(([a], [b]) => a.localeCompare(b, 'en'));
  return { ...lock, packages: Object.fromEntries(sorted) };
}
