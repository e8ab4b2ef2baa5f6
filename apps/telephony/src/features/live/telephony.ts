'use client';

import { createTelephonyClient } from '@switchboard/telephony-api/client';

/** The telephony service, through this app's own server, so that no sign-in token reaches the page. */
export const telephony = createTelephonyClient({
  url: '/api/telephony',
  // A form of another site cannot set a header: with it, a request is this page's own.
  headers: () => ({ 'x-switchboard-page': '1' }),
});
