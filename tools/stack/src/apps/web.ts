import { pages } from '../pages.ts';
import { urlOf } from '../setting.ts';

export const web = pages({
  name: 'web',
  port: 3000,
  environment: (setting) => ({
    CONNECT_ORIGINS: urlOf(setting, 'dataplane'),
    ...(setting.running.some(({ name }) => name === 'telephony-service') && {
      TELEPHONY_SERVICE_URL: urlOf(setting, 'telephony-service'),
    }),
  }),
});
