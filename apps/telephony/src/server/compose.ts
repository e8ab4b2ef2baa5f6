import { createPageServer } from '@switchboard/page-server';
import type { PageServer } from '@switchboard/page-server';
import { readEnv } from '../env';
import type { Links } from '../features/shell/use-links';

let server: PageServer<'telephony'> | undefined;

/** What the routes need, built at the first request: a build must not need a configuration. */
export function getServer(): PageServer<'telephony'> {
  return (server ??= compose());
}

/** Where else the pages lead to. */
export function getLinks(): Links {
  const { CONSOLE_URL: consoleUrl, HANDSETS_URL: handsetsUrl, WEB_URL: webUrl } = readEnv();
  return { consoleUrl, handsetsUrl, webUrl };
}

function compose(): PageServer<'telephony'> {
  const env = readEnv();
  return createPageServer({
    app: 'telephony',
    url: env.TELEPHONY_URL,
    home: '/inbox',
    cookiePrefix: 'switchboard-telephony',
    services: { telephony: env.TELEPHONY_SERVICE_URL },
    env,
  });
}
