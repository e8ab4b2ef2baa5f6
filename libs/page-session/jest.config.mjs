import { preset } from '../../jest.preset.mjs';

export default preset('page-session', { browser: true });
