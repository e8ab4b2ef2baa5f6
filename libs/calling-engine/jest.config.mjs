import { preset } from '../../jest.preset.mjs';

export default preset('calling-engine', { browser: true });
