import type { SipCall } from '@switchboard/sip';
import type { Dialog, Referral } from '../calls/party.ts';

/** Asks one side of a call for what the other wants, and tells the other what it says. */
export async function relayReferral(
  call: SipCall,
  referral: Referral,
  instead: Dialog | undefined,
): Promise<void> {
  const result = await call.transfer(referral.target, {
    onProgress: () => referral.accept(),
    ...(instead && { replaces: { dialog: instead } }),
  });
  if (result.kind === 'refused') referral.reject(result.status);
  else referral.accept();
  referral.report(result.kind === 'done' ? 200 : result.kind === 'refused' ? result.status : 408);
}
