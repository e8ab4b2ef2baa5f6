import { createPageServer } from '@switchboard/page-server';
import type { PageServer } from '@switchboard/page-server';
import { readEnv } from '../env';

let server: PageServer<'telephony'> | undefined;

/** What the routes need, built at the first request: a build must not need a configuration. */
export function getServer(): PageServer<'telephony'> {
  return (server ??= compose());
}

/** Whether there is a telephony service, which knows a team's contacts. */
export function hasContacts(): boolean {
  return readEnv().TELEPHONY_SERVICE_URL !== undefined;
}

function compose(): PageServer<'telephony'> {
  const env = readEnv();
  return createPageServer({
    app: 'web',
    url: env.WEB_URL,
    home: '/chat',
    services: { telephony: env.TELEPHONY_SERVICE_URL },
    env,
  });
}
