import { join } from 'node:path';
import { describeApp } from '../app.ts';
import { caFileOf, connectionStringOf, seedFileOf } from '../local-access.ts';
import { healthUrlOf, portOf, urlOf } from '../setting.ts';
import type { Setting } from '../app.ts';

export const access = describeApp({
  name: 'access',
  folder: 'apps/access',
  kind: 'service',
  ports: { http: 3100 },
  healthPath: '/health',
  needs: ['dataplane', 'identity-provider'],
  isStarted: true,
  environment: (setting) => ({
    ACCESS_PORT: String(portOf(setting, 'access')),
    ACCESS_SEED_FILE: seedFileOf(setting),
    DATABASE_URL: `pglite:${join(setting.state, 'access/database')}`,
    ACS_CONNECTION_STRING: connectionStringOf(setting),
    ACCESS_SECRET: setting.secret('access-secret'),
    ACS_BROWSER_ENDPOINT: urlOf(setting, 'dataplane'),
    ACS_CONTROL_URL: urlOf(setting, 'dataplane', 'control'),
    ACS_EXPORT_FOLDER: join(setting.state, 'exports'),
    ACCESS_NUMBERS_LIMIT: '50 USD',
    ACCESS_PROCESSES: processesOf(setting),
    TRUST_PROXY: 'loopback',
    NODE_EXTRA_CA_CERTS: caFileOf(setting),
    ACCESS_ALLOWED_ORIGINS: phoneOriginsOf(setting),
    OIDC_ISSUER: urlOf(setting, 'identity-provider'),
    OIDC_AUDIENCE: 'switchboard-access',
    OIDC_ALLOW_INSECURE: 'true',
  }),
});

/** Where the web build of the phone app is shown. */
function phoneOriginsOf(setting: Setting): string {
  const shown = setting.running.filter(({ showsPhoneApp }) => showsPhoneApp);
  return shown.map(({ name }) => urlOf(setting, name)).join();
}

/** Whose health the console shows. */
function processesOf(setting: Setting): string {
  return setting.running.map((app) => `${app.name}=${healthUrlOf(setting, app)}`).join(' ');
}
