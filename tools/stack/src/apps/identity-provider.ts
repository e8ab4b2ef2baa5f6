import { join } from 'node:path';
import { describeApp } from '../app.ts';
import { portOf, urlOf } from '../setting.ts';
import type { AppService, Setting } from '../app.ts';
import { botsProgram, orderDeskProgram, scribeProgram } from './bots-service.ts';
import { phoneClient } from './phone.ts';
import { robotService } from './robot.ts';

/** Known whether they run or not: one may be started later, beside a stack that runs. */
const services: readonly AppService[] = [
  botsProgram,
  orderDeskProgram,
  scribeProgram,
  robotService,
];

export const identityProvider = describeApp({
  name: 'identity-provider',
  folder: 'tools/identity-provider',
  kind: 'service',
  ports: { http: 3900 },
  healthPath: '/health',
  needs: [],
  isStarted: true,
  environment: (setting) => ({
    IDENTITY_PROVIDER_PORT: String(portOf(setting, 'identity-provider')),
    IDENTITY_PROVIDER_STATE: join(setting.state, 'identity-provider'),
    IDENTITY_PROVIDER_CLIENTS: clientsOf(setting),
    IDENTITY_PROVIDER_INSTALLED: installedOf(phoneClient),
    IDENTITY_PROVIDER_SERVICES: servicesOf(setting),
  }),
});

/** Every app that people sign in to, and where it is. */
function clientsOf(setting: Setting): string {
  return setting.running
    .flatMap(({ clientId, name }) => (clientId ? [`${clientId}=${urlOf(setting, name)}`] : []))
    .join(' ');
}

/** Known whether its web build is shown or not: a phone may ask this stack, too. */
function installedOf({ id, redirectUris }: typeof phoneClient): string {
  return redirectUris.map((uri) => `${id}=${uri}`).join(' ');
}

/** Every app that signs in by itself, with its secret. */
function servicesOf({ secret }: Setting): string {
  return JSON.stringify(services.map((one) => ({ ...one, secret: secret(one.secret) })));
}
