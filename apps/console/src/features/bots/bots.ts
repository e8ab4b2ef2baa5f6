'use client';

import { createBotsClient } from '@switchboard/bots-api/client';

/** The bots service, through the console's own server, so that no sign-in token reaches the page. */
export const bots = createBotsClient({
  url: '/api/bots',
  // A form of another site cannot set a header: with it, a request is this page's own.
  headers: () => ({ 'x-switchboard-page': '1' }),
});
