import fc from 'fast-check';
import { aMessage } from '../../tests/_pdus.ts';
import { canonicalId } from './message-id.ts';
import { readReceipt } from './read-receipt.ts';
import { readReceiptDate } from './receipt-date.ts';
import { RECEIPT_STATES } from './receipt-state.ts';
import type { ReceiptState } from './receipt-state.ts';
import type { Receipt } from './receipt.ts';
import { writeReceipt } from './write-receipt.ts';

const AT = Date.UTC(2026, 10, 30, 12, 34);
const receipt: Receipt = {
  messageId: '7F00A1',
  state: 'DELIVERED',
  submittedAt: AT,
  doneAt: AT + 60_000,
  error: '000',
  text: 'Hello',
};

const read = (text: string, tlvs = {}) =>
  readReceipt(aMessage({ esmClass: 4, shortMessage: Buffer.from(text, 'latin1'), tlvs }));

describe('a receipt', () => {
  it('is written as in appendix B', () => {
    const { shortMessage, tlvs, esmClass } = writeReceipt(receipt);
    expect(Buffer.from(shortMessage).toString('latin1')).toBe(
      'id:7F00A1 sub:001 dlvrd:001 submit date:2611301234 done date:2611301235 stat:DELIVRD err:000 text:Hello',
    );
    expect(tlvs).toEqual({ receiptedMessageId: '7F00A1', messageState: 2 });
    expect(esmClass).toBe(4);
  });

  it.each(Object.keys(RECEIPT_STATES) as ReceiptState[])('says %s in either form', (state) => {
    for (const form of ['text', 'tlvs', 'both'] as const)
      expect(readReceipt(aMessage(writeReceipt({ ...receipt, state }, { form })))).toMatchObject({
        messageId: '7F00A1',
        state,
      });
  });

  it('is the same when it is read back', () => {
    const id = fc.string({
      unit: fc.constantFrom(...'0123456789abcdefABCDEF-_'),
      minLength: 1,
      maxLength: 30,
    });
    fc.assert(
      fc.property(id, (messageId) => {
        const fields = writeReceipt({ ...receipt, messageId }, { form: 'text' });
        expect(readReceipt(aMessage(fields))).toEqual({ ...receipt, messageId });
      }),
    );
  });

  it.each([
    ['other cases and orders', 'STAT:delivrd ID:7F00A1 Err:0'],
    ['spaces after the colon', 'id: 7F00A1 stat: DELIVRD'],
    ['the long word', 'id:7F00A1 stat:Delivered'],
    ['other fields', 'foo:bar id:7F00A1 sub:1 dlvrd:1 stat:DELIVRD'],
    ['a text that tells lies', 'id:7F00A1 stat:DELIVRD text:id:2 stat:REJECTD'],
    ['lines', 'id:7F00A1\nstat:DELIVRD\ntext:a\nid:2'],
  ])('is read with %s', (_what, text) => {
    expect(read(text)).toMatchObject({ messageId: '7F00A1', state: 'DELIVERED' });
  });

  it('goes by its optional parameters where the two differ', () => {
    expect(read('id:1 stat:REJECTD', { receiptedMessageId: '2', messageState: 2 })).toMatchObject({
      messageId: '2',
      state: 'DELIVERED',
    });
    const networkErrorCode = { network: 3, code: 11 };
    expect(read('id:1 stat:UNDELIV', { networkErrorCode })?.networkError).toEqual(networkErrorCode);
  });

  it.each(['', 'id:1', 'stat:DELIVRD', 'id:1 stat:MAYBE', 'hello'])('is none of: %s', (text) => {
    expect(read(text)).toBeUndefined();
  });

  it('is no message of a person that looks like one', () => {
    const fields = { ...writeReceipt(receipt), esmClass: 0 };
    expect(readReceipt(aMessage(fields))).toBeUndefined();
  });

  it('is never thrown about, whatever is in it', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 254 }), fc.nat(255), (shortMessage, dataCoding) => {
        readReceipt(aMessage({ esmClass: 4, shortMessage, dataCoding }));
      }),
    );
  });

  it('has the dates of the clock of its carrier', () => {
    expect(readReceiptDate('2611301234')).toBe(AT);
    expect(readReceiptDate('261130123456')).toBe(AT + 56_000);
    expect(readReceiptDate('2611301434', 120)).toBe(AT);
    for (const none of ['2613301234', '2602301200', '26113012', 'x', '2611302460'])
      expect(readReceiptDate(none)).toBeUndefined();
  });
});

describe('the id of a message', () => {
  it('is compared as the carrier was found to write it', () => {
    expect(canonicalId('7F00A1', 'hexadecimal')).toBe(canonicalId('8323233', 'decimal'));
    expect(canonicalId('007f00a1', 'hexadecimal')).toBe('8323233');
    expect(canonicalId('AB', 'any-case')).toBe(canonicalId('ab', 'any-case'));
    expect(canonicalId('AB', 'exact')).not.toBe(canonicalId('ab', 'exact'));
  });

  it('is none where it is not of that form', () => {
    for (const id of ['', '0x10', '-1', '1e3', 'zz', ' 1', '1'.repeat(65)])
      expect([
        canonicalId(id, 'decimal'),
        canonicalId(id.replace('1e3', 'g'), 'hexadecimal'),
      ]).toEqual([undefined, undefined]);
  });
});
