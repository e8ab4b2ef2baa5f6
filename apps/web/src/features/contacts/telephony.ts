'use client';

import { createTelephonyClient } from '@switchboard/telephony-api/client';

/** The telephony service, of which this app's own server passes on questions for names alone. */
export const telephony = createTelephonyClient({
  url: '/api/telephony',
  // A form of another site cannot set a header: with it, a request is this page's own.
  headers: () => ({ 'x-switchboard-page': '1' }),
});
