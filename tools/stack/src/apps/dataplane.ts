import { join } from 'node:path';
import { describeApp } from '../app.ts';
import type { Environment, Setting } from '../app.ts';
import { carrierAccountOf } from '../carrier-account.ts';
import { hasSubscribers, subscriptionFileOf } from '../event-subscriptions.ts';
import { WELL_KNOWN_KEY } from '../local-access.ts';
import { pushEnvironmentOf } from '../push-account.ts';
import { portOf, urlOf } from '../setting.ts';

export const dataplane = describeApp({
  name: 'dataplane',
  folder: 'apps/dataplane',
  kind: 'service',
  ports: { http: 7100, https: 7443, control: 7101, sip: 5070 },
  healthPath: '/health',
  needs: [],
  isStarted: true,
  environment: (setting) => ({
    DATAPLANE_HTTP_PORT: String(portOf(setting, 'dataplane')),
    DATAPLANE_HTTPS_PORT: String(portOf(setting, 'dataplane', 'https')),
    DATAPLANE_CONTROL_PORT: String(portOf(setting, 'dataplane', 'control')),
    DATAPLANE_STATE_DIR: join(setting.state, 'dataplane'),
    DATAPLANE_ACCESS_KEY_PRIMARY: WELL_KNOWN_KEY,
    DATAPLANE_LIMITS: setting.limits,
    ...carrierOf(setting),
    ...pushOf(setting),
    ...(hasSubscribers(setting) && {
      DATAPLANE_EVENTS_SUBSCRIPTIONS: subscriptionFileOf(setting),
    }),
  }),
});

/** Numbers, texts and calls, where the pretend phone network runs beside it. */
function carrierOf(setting: Setting): Environment {
  if (!setting.running.some(({ name }) => name === 'carrier')) return {};
  const { systemId, password, inventoryKey } = carrierAccountOf(setting);
  return {
    NUMBERS_INVENTORY_URL: urlOf(setting, 'carrier'),
    NUMBERS_INVENTORY_KEY: inventoryKey,
    SMPP_URL: `smpp://${systemId}@127.0.0.1:${portOf(setting, 'carrier', 'smpp')}`,
    SMPP_PASSWORD: password,
    DATAPLANE_PHONE: 'on',
    SIP_PORT: String(portOf(setting, 'dataplane', 'sip')),
    SIP_TRUNK_URL: `sip:carrier.localhost:${portOf(setting, 'carrier', 'sip')}`,
  };
}

/** Pushes, where the push lab runs beside it. */
function pushOf(setting: Setting): Environment {
  if (!setting.running.some(({ name }) => name === 'push-lab')) return {};
  return pushEnvironmentOf(setting, join(setting.state, 'push-lab'));
}
