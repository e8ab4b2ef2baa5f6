import type { CallAnswering, CallTalking } from '@switchboard/acs-client/calls';
import type { BotsTools } from '../bots-tools.ts';
import type { Contacts } from '../contacts/contacts.ts';

export interface CallTools extends BotsTools {
  readonly answering: CallAnswering;
  readonly talking: CallTalking;
  readonly contacts: Contacts;
  /** Where callbacks come in, for instance `https://bots.example`. */
  readonly callbackUrl: string;
}
