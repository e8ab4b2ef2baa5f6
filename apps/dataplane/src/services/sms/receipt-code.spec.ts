import type { Receipt } from '@switchboard/smpp';
import { codeOfReceipt } from './receipt-code.ts';
import { describeStatus } from './status.ts';

const receipt = (state: Receipt['state'], more: Partial<Receipt> = {}): Receipt => ({
  messageId: '1',
  state,
  ...more,
});
const none = new Map();

describe('codeOfReceipt', () => {
  it.each([
    ['DELIVERED', '2000: No Error'],
    ['EXPIRED', '4006: Destination unreachable'],
    ['UNDELIVERABLE', '4006: Destination unreachable'],
    ['REJECTED', '4005: Destination blocked by carrier'],
    ['DELETED', '5000: Message delivery failed'],
    ['UNKNOWN', '9999: Unknown'],
  ] as const)('reads %s as %s', (state, status) => {
    expect(describeStatus(codeOfReceipt(receipt(state), none)!)).toBe(status);
  });

  it('says nothing of a text that is on its way', () => {
    expect(codeOfReceipt(receipt('ENROUTE'), none)).toBeUndefined();
    expect(codeOfReceipt(receipt('ACCEPTED'), none)).toBeUndefined();
  });

  it('takes the reason from the network, or from what the provider agreed on', () => {
    const unknown = { networkError: { network: 3, code: 1 } };
    expect(codeOfReceipt(receipt('UNDELIVERABLE', unknown), none)).toBe(4004);
    const other = { networkError: { network: 1, code: 1 } };
    expect(codeOfReceipt(receipt('UNDELIVERABLE', other), none)).toBe(4006);
    const agreed = new Map([['042', 4005 as const]]);
    expect(codeOfReceipt(receipt('UNDELIVERABLE', { error: '042', ...unknown }), agreed)).toBe(
      4005,
    );
    expect(codeOfReceipt(receipt('DELIVERED', { error: '042' }), agreed)).toBe(2000);
  });
});
