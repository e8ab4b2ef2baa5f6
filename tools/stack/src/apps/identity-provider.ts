import { join } from 'node:path';
import { describeApp } from '../app.ts';
import { portOf, urlOf } from '../setting.ts';
import type { Setting } from '../app.ts';

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
    IDENTITY_PROVIDER_SERVICES: servicesOf(setting),
  }),
});

/** Every app that people sign in to, and where it is. */
function clientsOf(setting: Setting): string {
  return setting.running
    .flatMap(({ clientId, name }) => (clientId ? [`${clientId}=${urlOf(setting, name)}`] : []))
    .join(' ');
}

/** Every app that signs in by itself, with its secret. */
function servicesOf({ running, secret }: Setting): string {
  const services = running.flatMap(({ service }) =>
    service ? [{ ...service, secret: secret(service.secret) }] : [],
  );
  return JSON.stringify(services);
}
