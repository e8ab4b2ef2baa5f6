import { join } from 'node:path';
import { describeApp } from '../app.ts';
import { eventsSecretOf } from '../event-subscriptions.ts';
import {
  caFileOf,
  connectionStringOf,
  WELL_KNOWN_OTHER_KEY,
  WELL_KNOWN_RESOURCE,
  WELL_KNOWN_TOPIC,
} from '../local-access.ts';
import { portOf, urlOf } from '../setting.ts';

export const telephonyService = describeApp({
  name: 'telephony-service',
  folder: 'apps/telephony-service',
  kind: 'service',
  ports: { http: 3450 },
  healthPath: '/health',
  needs: ['dataplane', 'access'],
  isStarted: true,
  environment: (setting) => ({
    TELEPHONY_PORT: String(portOf(setting, 'telephony-service')),
    DATABASE_URL: `pglite:${join(setting.state, 'telephony-service/database')}`,
    ACS_CONNECTION_STRING: connectionStringOf(setting),
    ACS_OTHER_KEY: WELL_KNOWN_OTHER_KEY,
    ACCESS_URL: urlOf(setting, 'access'),
    TELEPHONY_EVENTS_SECRET: eventsSecretOf(setting),
    TELEPHONY_EVENTS_TOPICS: WELL_KNOWN_TOPIC,
    TELEPHONY_CALLBACKS_URL: urlOf(setting, 'telephony-service'),
    TELEPHONY_CALLBACKS_AUDIENCE: WELL_KNOWN_RESOURCE,
    // The network of a laptop asks nobody to be verified, and its prices are made up.
    TELEPHONY_NEW_NUMBERS: 'verified',
    // Its handsets are of numbers where it may be night, and nobody sleeps beside them.
    TELEPHONY_QUIET_HOURS: 'off',
    TELEPHONY_PRICES: 'USD +1=0.0075 +=0.05',
    TRUST_PROXY: 'loopback',
    NODE_EXTRA_CA_CERTS: caFileOf(setting),
    OIDC_ISSUER: urlOf(setting, 'identity-provider'),
    OIDC_AUDIENCE: 'switchboard-access',
    OIDC_ALLOW_INSECURE: 'true',
  }),
});
