import type { ServiceSignIn } from '@switchboard/auth/service';
import { createTelephonyClient } from '@switchboard/telephony-api/client';
import type { Contacts } from './contacts.ts';

/** Whoever calls is not kept waiting for their name. */
const ANSWER_MS = 1_500;

/**
 * The contacts of the team's inbox.
 *
 * @param url of the telephony service
 */
export function createTelephonyContacts(
  url: string,
  signIn: ServiceSignIn,
  failed: (error: unknown) => void,
): Contacts {
  const telephony = createTelephonyClient({
    url: `${url}/trpc`,
    headers: async () => ({ authorization: `Bearer ${await signIn.accessToken()}` }),
  });
  return {
    async nameOf(number) {
      const signal = AbortSignal.timeout(ANSWER_MS);
      const found = await telephony.contacts.list
        .query({ query: number }, { signal })
        .catch((error: unknown) => failed(error));
      return found?.items.find((one) => one.number === number)?.name;
    },
  };
}
