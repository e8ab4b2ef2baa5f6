import { createPageServer } from '@switchboard/page-server';
import type { PageServer } from '@switchboard/page-server';
import type { BotsPlace } from '../features/bots/use-bots-place';
import type { SignInAddresses } from '../features/people/new-person';
import { readEnv } from '../env';

let server: PageServer<'bots'> | undefined;

/** What the routes need, built at the first request: a build must not need a configuration. */
export function getServer(): PageServer<'bots'> {
  return (server ??= compose());
}

/** What pages say of the installation; nothing that is secret. */
export function getSignInAddresses(): SignInAddresses {
  const { OIDC_ISSUER: issuer, WEB_URL: webUrl } = readEnv();
  return { issuer, webUrl };
}

/** Where bots are; undefined where there is no service of them. */
export function getBotsPlace(): BotsPlace | undefined {
  const { BOTS_SERVICE_URL: serviceUrl, BOTS_URL: url } = readEnv();
  return serviceUrl === undefined ? undefined : { url };
}

function compose(): PageServer<'bots'> {
  const env = readEnv();
  return createPageServer({
    app: 'console',
    url: env.CONSOLE_URL,
    home: '/home',
    cookiePrefix: 'switchboard-console',
    services: { bots: env.BOTS_SERVICE_URL },
    env,
  });
}
