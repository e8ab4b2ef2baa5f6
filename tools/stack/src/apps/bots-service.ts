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

/** What it signs in by. */
export const botsProgram = {
  id: 'switchboard-reception',
  name: 'Reception',
  secret: 'bots-secret',
} as const;

export const botsService = describeApp({
  name: 'bots-service',
  folder: 'apps/bots-service',
  kind: 'service',
  ports: { http: 3470 },
  healthPath: '/health',
  needs: ['dataplane', 'access'],
  isStarted: true,
  service: botsProgram,
  environment: (setting) => ({
    BOTS_PORT: String(portOf(setting, 'bots-service')),
    DATABASE_URL: `pglite:${join(setting.state, 'bots-service/database')}`,
    ACS_CONNECTION_STRING: connectionStringOf(setting),
    ACS_OTHER_KEY: WELL_KNOWN_OTHER_KEY,
    ACCESS_URL: urlOf(setting, 'access'),
    ...(setting.running.some(({ name }) => name === 'telephony-service') && {
      TELEPHONY_SERVICE_URL: urlOf(setting, 'telephony-service'),
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
    OIDC_ALLOW_INSECURE: 'true',
  }),
});
