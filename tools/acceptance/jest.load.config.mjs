import { preset } from '../../jest.preset.mjs';

/** What talks in real time and loads the machine on purpose: it would fail beside others, and they beside it. */
export default { ...preset('acceptance, load'), testMatch: ['<rootDir>/tests/**/*.load.ts'] };
