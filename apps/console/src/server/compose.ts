import { createPageServer } from '@switchboard/page-server';
import type { PageServer } from '@switchboard/page-server';
import type { SignInAddresses } from '../features/people/new-person';
import { readEnv } from '../env';

let server: PageServer | undefined;

/** What the routes need, built at the first request: a build must not need a configuration. */
export function getServer(): PageServer {
  return (server ??= compose());
}

/** What pages say of the installation; nothing that is secret. */
export function getSignInAddresses(): SignInAddresses {
  const { OIDC_ISSUER: issuer, WEB_URL: webUrl } = readEnv();
  return { issuer, webUrl };
}

function compose(): PageServer {
  const env = readEnv();
  return createPageServer({
    app: 'console',
    url: env.CONSOLE_URL,
    home: '/home',
    cookiePrefix: 'switchboard-console',
    env,
  });
}
