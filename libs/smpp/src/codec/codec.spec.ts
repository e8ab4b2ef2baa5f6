import fc from 'fast-check';
import { aBind, aMessage, anyFrame, anyPdu } from '../../tests/_pdus.ts';
import type { Pdu } from './pdu.ts';
import { readPdu } from './read-pdu.ts';
import { writePdu } from './write-pdu.ts';

const plain = (pdu: unknown): unknown =>
  JSON.parse(
    JSON.stringify(pdu, (_key, value: unknown) =>
      value instanceof Uint8Array || (value as { type?: string } | null)?.type === 'Buffer'
        ? Buffer.from(value as Uint8Array).toString('hex')
        : value,
    ),
  );

const bytesOf = (pdu: unknown): unknown =>
  pdu instanceof Uint8Array
    ? Buffer.from(pdu).toString('hex')
    : Array.isArray(pdu)
      ? pdu.map(bytesOf)
      : pdu && typeof pdu === 'object'
        ? Object.fromEntries(Object.entries(pdu).map(([key, value]) => [key, bytesOf(value)]))
        : pdu;

const submit = (fields = {}): Buffer =>
  writePdu({ command: 'submit_sm', status: 0, sequence: 9, ...aMessage(fields) });

/** With its length made true again. */
function cut(bytes: Buffer, length: number): Buffer {
  const shorter = Buffer.from(bytes.subarray(0, length));
  shorter.writeUInt32BE(length, 0);
  return shorter;
}

const withTail = (bytes: Buffer, ...tail: number[]): Buffer => {
  const longer = Buffer.concat([bytes, Buffer.from(tail)]);
  longer.writeUInt32BE(longer.length, 0);
  return longer;
};

describe('a PDU', () => {
  it('is the same when it is read back', () => {
    fc.assert(
      fc.property(anyPdu, (pdu) => {
        expect(plain(bytesOf(readPdu(writePdu(pdu)).pdu))).toEqual(plain(bytesOf(pdu)));
      }),
      { numRuns: 500 },
    );
  });

  it('has the bytes of the example of the standard (4.1.1, bind_transmitter)', () => {
    const bytes = writePdu({
      ...aBind({ command: 'bind_transmitter', systemId: 'SMPP3TEST', password: 'secret08' }),
      systemType: 'SUBMIT1',
      addressRange: { ton: 1, npi: 1, value: '' },
      status: 0,
      sequence: 1,
    });
    const body = '534d50503354455354007365637265743038005355424d4954310034010100';
    expect(bytes.toString('hex')).toBe(`0000002f000000020000000000000001${body}`);
  });

  it.each([470, 512, 2_000, 65_535])('carries %i bytes in place of a short text', (length) => {
    const messagePayload = Buffer.alloc(length, 'text');
    for (const others of [[], [{ tag: 0x1400, value: messagePayload.subarray(0, 600) }]]) {
      const { pdu } = readPdu(submit({ tlvs: { messagePayload, others } }));
      expect(pdu).toMatchObject({ tlvs: { messagePayload } });
    }
  });

  it('is read or refused, whatever bytes there are', () => {
    fc.assert(
      fc.property(anyFrame, (bytes) => {
        const { pdu, refusal } = readPdu(bytes);
        expect((pdu === undefined) !== (refusal === undefined)).toBe(true);
      }),
      { numRuns: 2_000 },
    );
  });

  it('is refused when it ends anywhere before its end', () => {
    const whole = submit({ shortMessage: Buffer.from('hello'), tlvs: { sarReference: 7 } });
    const withoutTlv = whole.length - 6;
    for (let length = 16; length < whole.length; length += 1)
      if (length !== withoutTlv)
        expect(readPdu(cut(whole, length)).refusal?.answer).toBe('submit_sm');
  });
});

describe('what is malformed', () => {
  const header = (id: number, ...body: number[]): Buffer => {
    const bytes = Buffer.alloc(16);
    bytes.writeUInt32BE(id, 4);
    bytes.writeUInt32BE(9, 12);
    return withTail(bytes, ...body);
  };
  const lies = submit({ shortMessage: Buffer.from('hello') });
  lies[lies.length - 6] = 200;

  it.each([
    ['an unknown operation', header(0x103), 'ESME_RINVCMDID', 'nack'],
    ['an unknown response', header(0x8000_0103), 'ESME_RINVCMDID', 'none'],
    ['more than an enquire_link has', header(0x15, 1), 'ESME_RINVCMDLEN', 'enquire_link'],
    ['a text of another length', lies, 'ESME_RINVMSGLEN', 'submit_sm'],
    ['half of an optional parameter', withTail(submit(), 2), 'ESME_RINVOPTPARSTREAM', 'submit_sm'],
    [
      'an optional parameter that says to be longer',
      withTail(submit(), 2, 4, 0, 9, 1, 1),
      'ESME_RINVOPTPARSTREAM',
      'submit_sm',
    ],
    [
      'one of a length that it never has',
      withTail(submit(), 2, 4, 0, 1, 1),
      'ESME_RINVPARLEN',
      'submit_sm',
    ],
    [
      'one that is there twice',
      withTail(submit(), 2, 4, 0, 2, 1, 1, 2, 4, 0, 2, 1, 1),
      'ESME_RINVOPTPARSTREAM',
      'submit_sm',
    ],
    [
      'a text in both places',
      withTail(submit({ shortMessage: Buffer.from('a') }), 4, 0x24, 0, 1, 0x61),
      'ESME_ROPTPARNOTALLWD',
      'submit_sm',
    ],
    [
      'a system_id without an end',
      header(9, ...Array<number>(40).fill(0x61)),
      'ESME_RINVSYSID',
      'bind_transceiver',
    ],
    ['no body of a bind', header(9), 'ESME_RINVCMDLEN', 'bind_transceiver'],
    ['a response that is none', header(0x8000_0004, 0x61), 'ESME_RINVCMDLEN', 'none'],
  ])('%s is refused', (_what, bytes, status, answer) => {
    const { sequence, ...refusal } = readPdu(bytes).refusal!;
    expect(refusal).toEqual({ status, answer });
    expect(sequence).toBe(9);
  });

  it.each(['2611301200', '261130120000049+', '261130120000001R', 'YYMMDDhhmmsstnnp'])(
    'the time %s is refused, and never written',
    (validityPeriod) => {
      expect(() => submit({ validityPeriod })).toThrow(
        expect.objectContaining({ code: 'invalid-pdu', target: 'validityPeriod' }),
      );
      const good = submit({ validityPeriod: '261130120000004+' });
      const at = good.indexOf('261130');
      good.write(validityPeriod.padEnd(16, '0'), at, 'latin1');
      expect(readPdu(good).refusal).toMatchObject({ status: 'ESME_RINVEXPIRY' });
    },
  );

  it.each([
    ['shortMessage', { shortMessage: new Uint8Array(255) }],
    ['source', { source: { ton: 5, npi: 0, value: 'longer than twenty one' } }],
    ['destination', { destination: { ton: 256, npi: 0, value: '' } }],
    ['source', { source: { ton: 5, npi: 0, value: 'Café' } }],
    [
      'messagePayload',
      { shortMessage: Buffer.from('a'), tlvs: { messagePayload: Buffer.from('a') } },
    ],
    ['sarReference', { tlvs: { sarReference: 0x1_0000 } }],
    ['others', { tlvs: { others: [{ tag: 0x0424, value: new Uint8Array() }] } }],
    ['receiptedMessageId', { tlvs: { receiptedMessageId: 'x'.repeat(65) } }],
  ])('%s is never written when it does not fit', (target, fields) => {
    expect(() => submit(fields)).toThrow(expect.objectContaining({ code: 'invalid-pdu', target }));
  });
});

describe('what peers do otherwise', () => {
  it('is read: a refusal without a body, and an id without its zero', () => {
    const refused: Pdu = {
      command: 'submit_sm_resp',
      messageId: 'x',
      tlvs: {},
      status: 0x58,
      sequence: 1,
    };
    expect(writePdu(refused)).toHaveLength(16);
    expect(readPdu(writePdu(refused)).pdu).toEqual({ ...refused, messageId: '' });
    const { pdu } = readPdu(withTail(submit(), 0, 0x1e, 0, 2, 0x61, 0x62));
    expect(pdu).toMatchObject({ tlvs: { receiptedMessageId: 'ab' } });
  });
});
