import { pages } from '../pages.ts';
import { urlOf } from '../setting.ts';

export const consoleApp = pages({
  name: 'console',
  port: 3200,
  environment: (setting) => ({
    WEB_URL: urlOf(setting, 'web'),
    ...(setting.running.some(({ name }) => name === 'bots-service') && {
      BOTS_SERVICE_URL: urlOf(setting, 'bots-service'),
    }),
    ...(setting.running.some(({ name }) => name === 'bots') && {
      BOTS_URL: urlOf(setting, 'bots'),
    }),
  }),
});
