/**
 * Checks what needs the app's own packages, without the network: `node apps/native/check.mjs`.
 *
 * Types against React Native's own, lint, screens on both systems, both bundles and their size, the projects for
 * Xcode and Android Studio. `npm run native:install` installs what it needs.
 */
import { existsSync } from 'node:fs';
import { checkBundles } from './checks/bundles.mjs';
import { checkPrebuild } from './checks/prebuild.mjs';
import { folder, node, own, root, shared } from './checks/run.mjs';

const CHECKS = {
  types: () => node([shared('typescript/bin/tsc'), '-p', 'expo/tsconfig.json']),
  lint: () => node([shared('eslint/bin/eslint.js'), '.', '--quiet']),
  screens: () => node([own('jest/bin/jest.js'), '-c', 'jest.expo.config.cjs']),
  bundles: checkBundles,
  projects: checkPrebuild,
};

if (!existsSync(own('expo/package.json'))) {
  console.error('The packages of the app are not installed: npm run native:install');
  process.exit(2);
}
process.chdir(root);
for (const [name, check] of Object.entries(CHECKS)) {
  const begun = performance.now();
  try {
    const told = check();
    const seconds = ((performance.now() - begun) / 1_000).toFixed(1);
    console.log(`  ✔ ${name} ${seconds} s${told ? `  ${told}` : ''}`);
  } catch (error) {
    console.error(`  ✘ ${name} in ${folder}\n${error.message}`);
    process.exit(1);
  }
}
