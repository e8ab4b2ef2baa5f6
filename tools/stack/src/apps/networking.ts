import { pages } from '../pages.ts';
import { urlOf } from '../setting.ts';

export const networking = pages({
  name: 'networking',
  port: 3300,
  environment: (setting) => ({ CONNECT_ORIGINS: urlOf(setting, 'dataplane') }),
});
