import { fileURLToPath } from 'node:url';

const OPUS = fileURLToPath(new URL('node_modules/@evan/opus/wasm/index.js', import.meta.url));
const STYLE = fileURLToPath(new URL('jest.style.mjs', import.meta.url));

/**
 * One Jest set-up for every project: native ES modules, TypeScript by SWC, libraries from source.
 * Unit tests are `src/**\/*.spec.ts` beside their subject, integration tests `tests/**\/*.test.ts`.
 */
export function preset(name, { browser = false } = {}) {
  return {
    displayName: name,
    testEnvironment: browser ? 'jsdom' : 'node',
    testEnvironmentOptions: {
      customExportConditions: [
        '@switchboard/source',
        ...(browser ? ['browser'] : ['node', 'node-addons']),
      ],
    },
    extensionsToTreatAsEsm: ['.ts', '.tsx'],
    testMatch: ['<rootDir>/src/**/*.spec.{ts,tsx}', '<rootDir>/tests/**/*.test.{ts,tsx}'],
    moduleNameMapper: {
      '\\.css$': STYLE,
      // The native build works once in a process, and Jest loads it once for each file.
      '^@evan/opus$': OPUS,
    },
    modulePathIgnorePatterns: ['<rootDir>/(dist|out-tsc|\\.next)/'],
    transform: {
      '\\.tsx?$': [
        '@swc/jest',
        {
          swcrc: false,
          // Beside the code, where Jest finds them: inside of it, each test file would read and compile twice as much.
          sourceMaps: true,
          jsc: {
            target: 'es2024',
            parser: { syntax: 'typescript', tsx: true },
            transform: { react: { runtime: 'automatic' } },
          },
          module: { type: 'es6' },
        },
      ],
    },
    // Far beyond what any test takes; a busy machine is slow, and a hang is found all the same.
    testTimeout: 120_000,
    // Modules of a file that is done are never freed; a worker that has read a hundred files does little but look for memory.
    workerIdleMemoryLimit: '1GB',
    passWithNoTests: true,
  };
}
