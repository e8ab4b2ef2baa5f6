import { createProjectGraphAsync, readCachedProjectGraph } from '@nx/devkit';
import nx from '@nx/eslint-plugin';
import prettier from 'eslint-config-prettier';
import hooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

import {
  depConstraints,
  innerFloors,
  journeyConstraints,
  pageServerConstraints,
  pageServerFiles,
  toolConstraints,
} from './eslint.boundaries.mjs';

const environmentFiles = [
  '**/src/{env,generate}.ts',
  '**/src/main.ts',
  '**/*.config.{ts,mjs}',
  'apps/native/checks/**',
  'tools/**',
  '**/tests/**',
  '**/e2e/**',
];

// Without the graph of projects the rule of boundaries would let everything pass.
try {
  readCachedProjectGraph();
} catch {
  await createProjectGraphAsync();
}

const boundaries = {
  enforceBuildableLibDependency: false,
  banTransitiveDependencies: true,
  allow: ['../../jest.preset.mjs', '../install.mjs'],
};

/** What runs in servers: a rejection that nobody handles ends the process, and what everybody does in it. */
const serverFiles = [
  'apps/{access,bots-service,dataplane,telephony-service}/src/**/*.ts',
  'libs/{access-api,acs-client,app-server,audio,auth,bots,bots-api,control-client,database,events}/src/**/*.ts',
  'libs/{identity,jobs,kernel,page-server,rpc,service,sip,smpp,speech,storage}/src/**/*.ts',
  'libs/{telephony,telephony-api}/src/**/*.ts',
];

/** How long a file and a function may be; what is longer hides a noun. */
const sizes = (severity) => ({
  'max-lines': [severity, { max: 350, skipBlankLines: true, skipComments: true }],
  'max-lines-per-function': [severity, { max: 80, skipBlankLines: true, skipComments: true }],
});

const bounded = (files, constraints, more = {}) => ({
  files,
  rules: {
    '@nx/enforce-module-boundaries': [
      'error',
      { ...boundaries, ...more, depConstraints: constraints },
    ],
  },
});

export default tseslint.config(
  {
    ignores: [
      '**/{node_modules,dist,out-tsc,.next,.nx,generated,test-results,playwright-report}/**',
      '**/next-env.d.ts',
    ],
  },
  ...tseslint.configs.recommended,
  {
    files: ['**/*.{ts,tsx}'],
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': [
        'error',
        { checksVoidReturn: { attributes: false } },
      ],
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/only-throw-error': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/consistent-type-imports': [
        'error',
        { fixStyle: 'separate-type-imports' },
      ],
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_' },
      ],
    },
  },
  {
    files: serverFiles,
    ignores: ['**/*.spec.ts', '**/testing/**'],
    rules: { '@typescript-eslint/no-floating-promises': ['error', { ignoreVoid: false }] },
  },
  {
    files: ['**/*.{ts,tsx,mjs}'],
    plugins: { '@nx': nx },
    rules: {
      ...sizes('error'),
      'no-console': 'error',
      eqeqeq: 'error',
      'no-restricted-properties': [
        'error',
        {
          object: 'process',
          property: 'env',
          message: 'The environment is read in src/env.ts only.',
        },
        {
          object: 'globalThis',
          property: 'process',
          message: 'The environment is read in src/env.ts only.',
        },
      ],
      '@nx/enforce-module-boundaries': ['error', { ...boundaries, depConstraints }],
    },
  },
  bounded(['apps/*/e2e/**/*.ts', 'apps/*/playwright.config.ts'], journeyConstraints),
  // Its packages are in no workspace, and whoever bundles it finds out which of them are missing.
  bounded(['apps/native/**/*.{ts,tsx,mjs}'], depConstraints, { banTransitiveDependencies: false }),
  bounded(pageServerFiles, pageServerConstraints),
  bounded(['tools/**/*.{ts,tsx,mjs}'], toolConstraints),
  ...innerFloors,
  {
    files: ['**/*.tsx', '**/react/**/*.ts'],
    plugins: { 'react-hooks': hooks },
    rules: hooks.configs.recommended.rules,
  },
  {
    files: ['libs/calling-local/src/**/*.ts'],
    rules: {
      'no-restricted-syntax': [
        'error',
        {
          selector: 'PrivateIdentifier',
          message:
            'A client may keep this behind a Proxy, where #names cannot be read; use private.',
        },
      ],
    },
  },
  { files: environmentFiles, rules: { 'no-restricted-properties': 'off' } },
  {
    files: ['tools/**', '**/src/{cli,generate}.ts', 'apps/native/check.mjs'],
    rules: { 'no-console': 'off' },
  },
  // Metro and Babel load their configuration as CommonJS.
  { files: ['**/*.config.cjs'], rules: { '@typescript-eslint/no-require-imports': 'off' } },
  {
    files: ['**/*.{spec,test}.{ts,tsx}', '**/{tests,e2e}/**', '**/src/testing/**'],
    rules: { 'max-lines-per-function': 'off', 'max-lines': 'off' },
  },
  prettier,
);
