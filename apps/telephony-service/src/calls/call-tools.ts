import type { CallAnswering } from '@switchboard/acs-client/calls';
import type { TelephonyTools } from '../telephony-tools.ts';

/** What taking calls stands on. */
export type CallTools = Pick<TelephonyTools, 'transact' | 'jobs' | 'clock'>;

export interface ActingTools extends CallTools, Pick<TelephonyTools, 'client'> {
  readonly answering: CallAnswering;
  /** Where callbacks come in, for instance `https://telephony.example`. */
  readonly callbackUrl: string;
}
