import { pages } from '../pages.ts';
import { urlOf } from '../setting.ts';

export const telephony = pages({
  name: 'telephony',
  port: 3400,
  needs: ['carrier', 'telephony-service'],
  environment: (setting) => ({
    TELEPHONY_SERVICE_URL: urlOf(setting, 'telephony-service'),
    HANDSETS_URL: urlOf(setting, 'carrier'),
    ...(setting.running.some(({ name }) => name === 'web') && { WEB_URL: urlOf(setting, 'web') }),
    ...(setting.running.some(({ name }) => name === 'console') && {
      CONSOLE_URL: urlOf(setting, 'console'),
    }),
  }),
});
