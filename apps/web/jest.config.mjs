import { preset } from '../../jest.preset.mjs';

export default preset('web', { browser: true });
