import type { ServiceSignIn } from '@switchboard/auth/service';
import { createCarrierNetwork } from './callers/carrier-network.ts';
import type { PhoneNetwork } from './callers/phone-network.ts';
import type { BotsConfig } from './config.ts';
import type { Contacts } from './contacts/contacts.ts';
import { createTelephonyContacts } from './contacts/telephony-contacts.ts';
import type { PeopleQueue } from './handover/people-queue.ts';
import { createTelephonyQueue } from './handover/telephony-queue.ts';
import type { botsLines } from './http/log-lines.ts';

/** Without the telephony service a colleague is asked who is named in the configuration. */
export function queueOf(
  { telephonyUrl }: BotsConfig,
  signIn: ServiceSignIn | undefined,
): PeopleQueue | undefined {
  return telephonyUrl && signIn ? createTelephonyQueue(telephonyUrl, signIn) : undefined;
}

/** None on servers. */
export function networkOf({ carrierUrl }: BotsConfig): PhoneNetwork | undefined {
  return carrierUrl === undefined ? undefined : createCarrierNetwork(carrierUrl);
}

/** Without the telephony service nobody is known by name. */
export function contactsOf(
  { telephonyUrl }: BotsConfig,
  signIn: ServiceSignIn | undefined,
  { contactsUnknown }: Pick<ReturnType<typeof botsLines>, 'contactsUnknown'>,
): Contacts {
  if (telephonyUrl && signIn) return createTelephonyContacts(telephonyUrl, signIn, contactsUnknown);
  return { nameOf: async () => undefined };
}
