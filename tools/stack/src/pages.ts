import { describeApp } from './app.ts';
import type { App, Environment, Setting } from './app.ts';
import { urlOf } from './setting.ts';

interface Pages<Name extends string> {
  readonly name: Name;
  readonly port: number;
  readonly isStarted?: boolean;
  /** What it cannot work without besides the trusted service. */
  readonly needs?: readonly string[];
  /** What it is told besides what every app of pages is. */
  readonly environment?: (setting: Setting) => Environment;
}

/** An app of pages: people sign in to it, and its server asks the trusted service for them. */
export function pages<const Name extends string>(given: Pages<Name>): App<Name> {
  const { name, port, isStarted = true, needs = [], environment } = given;
  const clientId = `switchboard-${name}`;
  return describeApp({
    name,
    folder: `apps/${name}`,
    kind: 'pages',
    ports: { http: port },
    healthPath: '/api/health',
    needs: ['access', ...needs],
    isStarted,
    clientId,
    environment: (setting) => ({
      ACCESS_URL: urlOf(setting, 'access'),
      OIDC_ISSUER: urlOf(setting, 'identity-provider'),
      OIDC_CLIENT_ID: clientId,
      OIDC_ALLOW_INSECURE: 'true',
      SESSION_SECRET: setting.secret(`${name}-session-secret`),
      [urlVariableOf(name)]: urlOf(setting, name),
      ...environment?.(setting),
    }),
  });
}

/** The variable that tells an app of pages where people open it: `WEB_URL` of `web`. */
export function urlVariableOf(name: string): string {
  return `${name.toUpperCase().replaceAll('-', '_')}_URL`;
}
