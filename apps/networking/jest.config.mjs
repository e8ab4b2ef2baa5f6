import { preset } from '../../jest.preset.mjs';

export default preset('networking', { browser: true });
