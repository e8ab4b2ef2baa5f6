import { pages } from '../pages.ts';
import { urlOf } from '../setting.ts';

export const bots = pages({
  name: 'bots',
  port: 3500,
  needs: ['bots-service'],
  environment: (setting) => ({
    BOTS_SERVICE_URL: urlOf(setting, 'bots-service'),
    ...(setting.running.some(({ name }) => name === 'carrier') && {
      HANDSETS_URL: urlOf(setting, 'carrier'),
    }),
    ...(setting.running.some(({ name }) => name === 'console') && {
      CONSOLE_URL: urlOf(setting, 'console'),
    }),
  }),
});
