import { createPageServer } from '@switchboard/page-server';
import type { PageServer } from '@switchboard/page-server';
import { readEnv } from '../env';

let server: PageServer | undefined;

/** What the routes need, built at the first request: a build must not need a configuration. */
export function getServer(): PageServer {
  return (server ??= compose());
}

function compose(): PageServer {
  const env = readEnv();
  return createPageServer({
    app: 'networking',
    url: env.NETWORKING_URL,
    home: '/home',
    cookiePrefix: 'switchboard-networking',
    env,
  });
}
