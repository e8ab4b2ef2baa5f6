import { join } from 'node:path';
import { describeApp } from '../app.ts';
import { botsSecretOf } from '../event-subscriptions.ts';
import {
  caFileOf,
  connectionStringOf,
  WELL_KNOWN_OTHER_KEY,
  WELL_KNOWN_RESOURCE,
  WELL_KNOWN_TOPIC,
} from '../local-access.ts';
import { portOf, urlOf } from '../setting.ts';

/** What it signs in by, and what people find the reception by. */
export const botsProgram = {
  id: 'switchboard-reception',
  name: 'Reception',
  secret: 'bots-secret',
} as const;

/** The account of the order desk. */
export const orderDeskProgram = {
  id: 'switchboard-order-desk',
  name: 'Order desk',
  secret: 'order-desk-secret',
} as const;

/** The account of the scribe of meetings. */
export const scribeProgram = {
  id: 'switchboard-scribe',
  name: 'Meeting scribe',
  secret: 'scribe-secret',
} as const;

export const botsService = describeApp({
  name: 'bots-service',
  folder: 'apps/bots-service',
  kind: 'service',
  ports: { http: 3470 },
  healthPath: '/health',
  needs: ['dataplane', 'access'],
  isStarted: true,
  services: [botsProgram, orderDeskProgram, scribeProgram],
  environment: (setting) => ({
    BOTS_PORT: String(portOf(setting, 'bots-service')),
    DATABASE_URL: `pglite:${join(setting.state, 'bots-service/database')}`,
    ACS_CONNECTION_STRING: connectionStringOf(setting),
    ACS_OTHER_KEY: WELL_KNOWN_OTHER_KEY,
    ACCESS_URL: urlOf(setting, 'access'),
    ...(setting.running.some(({ name }) => name === 'telephony-service') && {
      TELEPHONY_SERVICE_URL: urlOf(setting, 'telephony-service'),
    }),
    ...(setting.running.some(({ name }) => name === 'carrier') && {
      BOTS_CARRIER_URL: urlOf(setting, 'carrier'),
    }),
    BOTS_EVENTS_SECRET: botsSecretOf(setting),
    BOTS_EVENTS_TOPICS: WELL_KNOWN_TOPIC,
    BOTS_CALLBACKS_URL: urlOf(setting, 'bots-service'),
    BOTS_CALLBACKS_AUDIENCE: WELL_KNOWN_RESOURCE,
    TRUST_PROXY: 'loopback',
    NODE_EXTRA_CA_CERTS: caFileOf(setting),
    OIDC_ISSUER: urlOf(setting, 'identity-provider'),
    OIDC_AUDIENCE: 'switchboard-access',
    OIDC_CLIENT_ID: botsProgram.id,
    OIDC_CLIENT_SECRET: setting.secret(botsProgram.secret),
    BOTS_ACCOUNTS: JSON.stringify({
      'order-desk': {
        clientId: orderDeskProgram.id,
        clientSecret: setting.secret(orderDeskProgram.secret),
      },
      scribe: {
        clientId: scribeProgram.id,
        clientSecret: setting.secret(scribeProgram.secret),
      },
    }),
    OIDC_ALLOW_INSECURE: 'true',
  }),
});
