import type { SipCall } from '@switchboard/sip';
import type { Referral } from '../calls/party.ts';

/** Asks one side of a call for what the other wants, and tells the other what it says. */
export async function relayReferral(call: SipCall, referral: Referral): Promise<void> {
  // The calls that it names are known on its own side of the network alone.
  if (referral.replaces !== undefined) return referral.reject(603);
  const result = await call.transfer(referral.target, { onProgress: () => referral.accept() });
  if (result.kind === 'refused') referral.reject(result.status);
  else referral.accept();
  referral.report(result.kind === 'done' ? 200 : result.kind === 'refused' ? result.status : 408);
}
