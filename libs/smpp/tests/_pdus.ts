import fc from 'fast-check';
import type { Bind, MessageFields, Pdu } from '../src/codec/pdu.ts';
import { COMMANDS } from '../src/codec/command.ts';
import { messageFields } from '../src/codec/message-fields.ts';
import type { Tlvs } from '../src/codec/tlvs.ts';

export const SENDER = '14255550100';
export const RECIPIENT = '14255550101';

export const aMessage = (fields: Partial<MessageFields> = {}): MessageFields =>
  messageFields({
    source: { ton: 1, npi: 1, value: SENDER },
    destination: { ton: 1, npi: 1, value: RECIPIENT },
    ...fields,
  });

export const aBind = (fields: Partial<Bind> = {}): Bind => ({
  command: 'bind_transceiver',
  systemId: 'esme',
  password: 'secret',
  systemType: '',
  interfaceVersion: 0x34,
  addressRange: { ton: 0, npi: 0, value: '' },
  ...fields,
});

const byte = fc.integer({ min: 0, max: 0xff });
const word = fc.integer({ min: 0, max: 0xffff });
const printable = (maxLength: number) =>
  fc
    .array(fc.integer({ min: 0x20, max: 0x7e }), { maxLength })
    .map((codes) => String.fromCharCode(...codes));
const address = (maxLength: number) =>
  fc.record({ ton: byte, npi: byte, value: printable(maxLength) });
const time = fc.constantFrom('', '261130120000004+', '000001000000000R');

const others = fc.array(
  fc.record({
    tag: fc.integer({ min: 0x1400, max: 0x3fff }),
    value: fc.uint8Array({ maxLength: 40 }),
  }),
  { minLength: 1, maxLength: 4 },
);
const tlvs: fc.Arbitrary<Tlvs> = fc.record(
  {
    receiptedMessageId: printable(64),
    messageState: byte,
    sarReference: word,
    sarTotal: byte,
    sarIndex: byte,
    userMessageReference: word,
    networkErrorCode: fc.record({ network: byte, code: word }),
    others,
  },
  { requiredKeys: [] },
);

const message = fc
  .record({
    serviceType: printable(5),
    source: address(20),
    destination: address(20),
    esmClass: byte,
    protocolId: byte,
    priority: byte,
    scheduleDeliveryTime: time,
    validityPeriod: time,
    registeredDelivery: byte,
    replaceIfPresent: byte,
    dataCoding: byte,
    defaultMessageId: byte,
    shortMessage: fc.uint8Array({ maxLength: 254 }),
    tlvs,
    payload: fc.option(fc.uint8Array({ maxLength: 2_000 })),
  })
  .map(({ payload, ...fields }) =>
    payload
      ? {
          ...fields,
          shortMessage: new Uint8Array(),
          tlvs: { ...fields.tlvs, messagePayload: payload },
        }
      : fields,
  );

const sequence = fc.integer({ min: 0, max: 0xffff_ffff });
const status = fc.constantFrom(0, 0x58, 0x0b);
const bindCommand = fc.constantFrom('bind_receiver', 'bind_transmitter', 'bind_transceiver');

/** Every PDU that can be written. */
export const anyPdu: fc.Arbitrary<Pdu> = fc.oneof(
  fc.record({
    command: bindCommand,
    status: fc.constant(0),
    sequence,
    systemId: printable(15),
    password: printable(8),
    systemType: printable(12),
    interfaceVersion: byte,
    addressRange: address(40),
  }),
  fc.record({
    command: bindCommand.map((command) => `${command}_resp` as const),
    status: fc.constant(0),
    sequence,
    systemId: printable(15),
    tlvs: fc.record({ scInterfaceVersion: byte }, { requiredKeys: [] }),
  }),
  fc
    .tuple(fc.constantFrom('submit_sm', 'deliver_sm'), sequence, message)
    .map(([command, sequence, fields]) => ({ command, status: 0, sequence, ...fields })),
  fc.record({
    command: fc.constantFrom('submit_sm_resp', 'deliver_sm_resp'),
    status: fc.constant(0),
    sequence,
    messageId: printable(64),
    tlvs,
  }),
  fc.record({
    command: fc.constantFrom('unbind', 'enquire_link'),
    status: fc.constant(0),
    sequence,
  }),
  fc.record({
    command: fc.constantFrom('unbind_resp', 'enquire_link_resp', 'generic_nack'),
    status,
    sequence,
  }),
);

/** Any bytes behind a header that may or may not be true. */
export const anyFrame: fc.Arbitrary<Uint8Array> = fc
  .tuple(
    fc.oneof(fc.constantFrom(...Object.values(COMMANDS)), sequence),
    sequence,
    fc.uint8Array({ maxLength: 120 }),
    fc.option(sequence, { freq: 8 }),
  )
  .map(([command, sequence, body, lie]) => {
    const bytes = Buffer.alloc(16 + body.length);
    bytes.writeUInt32BE(lie ?? bytes.length, 0);
    bytes.writeUInt32BE(command, 4);
    bytes.writeUInt32BE(sequence, 12);
    bytes.set(body, 16);
    return bytes;
  });
