import { createPageServer } from '@switchboard/page-server';
import type { PageServer } from '@switchboard/page-server';
import { readEnv } from '../env';
import type { Links } from '../features/shell/use-links';

let server: PageServer<'bots'> | undefined;

/** What the routes need, built at the first request: a build must not need a configuration. */
export function getServer(): PageServer<'bots'> {
  return (server ??= compose());
}

/** Where else the pages lead to. */
export function getLinks(): Links {
  const { CONSOLE_URL: consoleUrl, HANDSETS_URL: handsetsUrl } = readEnv();
  return { consoleUrl, handsetsUrl };
}

function compose(): PageServer<'bots'> {
  const env = readEnv();
  return createPageServer({
    app: 'bots',
    url: env.BOTS_URL,
    home: '/conversations',
    cookiePrefix: 'switchboard-bots',
    services: { bots: env.BOTS_SERVICE_URL },
    env,
  });
}
