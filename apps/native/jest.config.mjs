import { preset } from '../../jest.preset.mjs';

export default {
  ...preset('native'),
  // What needs Expo has a Jest of its own, see check.mjs.
  modulePathIgnorePatterns: ['<rootDir>/(dist|out-tsc|node_modules)/'],
};
