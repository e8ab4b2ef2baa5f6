import type { CallEvent } from '@switchboard/acs-wire';
import type { TransferRequest } from '@switchboard/sip';
import { statusOf } from './reasons.ts';

/** How a transfer went, for the phone that asked; `accept` does nothing where it was accepted before. */
export function tellTransfer(
  request: TransferRequest | undefined,
  { state, reason }: Extract<CallEvent, { type: 'call.transferChanged' }>,
): void {
  request?.accept();
  request?.report(state === 'transferred' ? 200 : statusOf(reason ?? { code: 480, subCode: 0 }));
}
