import { pages } from '../pages.ts';
import { urlOf } from '../setting.ts';

export const consoleApp = pages({
  name: 'console',
  port: 3200,
  environment: (setting) => ({ WEB_URL: urlOf(setting, 'web') }),
});
