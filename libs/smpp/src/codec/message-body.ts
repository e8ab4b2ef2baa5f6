import type { RefusalStatus } from './command-status.ts';
import type { FieldReader } from './field-reader.ts';
import { invalid } from './field-writer.ts';
import type { FieldWriter } from './field-writer.ts';
import type { Address, MessageFields, MessageResp } from './pdu.ts';
import { readTlvs, writeTlvs } from './tlvs.ts';

const MAX_SHORT_MESSAGE = 254;
/** Absolute with an offset in quarters of an hour, or relative (SMPP 3.4, 7.1.1). */
const TIME = /^(?:\d{12}\d(?:[0-3]\d|4[0-8])[+-]|\d{12}000R)?$/;

/** SMPP 3.4, 4.4.1 and 4.6.1: they have the same fields. */
export function readMessage(fields: FieldReader): MessageFields {
  const message = {
    serviceType: fields.cString(6, 'ESME_RINVSERTYP'),
    source: readAddress(fields, 'ESME_RINVSRCADR'),
    destination: readAddress(fields, 'ESME_RINVDSTADR'),
    esmClass: fields.uint8(),
    protocolId: fields.uint8(),
    priority: fields.uint8(),
    scheduleDeliveryTime: readTime(fields, 'ESME_RINVSCHED'),
    validityPeriod: readTime(fields, 'ESME_RINVEXPIRY'),
    registeredDelivery: fields.uint8(),
    replaceIfPresent: fields.uint8(),
    dataCoding: fields.uint8(),
    defaultMessageId: fields.uint8(),
    shortMessage: readShortMessage(fields),
    tlvs: readTlvs(fields),
  };
  // Only one of the two may be there (SMPP 3.4, 4.4.1, note 8).
  if (message.shortMessage.length > 0 && message.tlvs.messagePayload)
    fields.fail('ESME_ROPTPARNOTALLWD');
  return message;
}

function readShortMessage(fields: FieldReader): Uint8Array {
  const length = fields.uint8();
  if (length > MAX_SHORT_MESSAGE) fields.fail('ESME_RINVMSGLEN');
  return fields.octets(length, 'ESME_RINVMSGLEN');
}

function readAddress(fields: FieldReader, otherwise: RefusalStatus): Address {
  return { ton: fields.uint8(), npi: fields.uint8(), value: fields.cString(21, otherwise) };
}

function readTime(fields: FieldReader, otherwise: RefusalStatus): string {
  const time = fields.cString(17, otherwise);
  if (!TIME.test(time)) fields.fail(otherwise);
  return time;
}

export function writeMessage(fields: FieldWriter, message: MessageFields): void {
  const { shortMessage, tlvs } = message;
  if (shortMessage.length > MAX_SHORT_MESSAGE) throw invalid('shortMessage');
  if (shortMessage.length > 0 && tlvs.messagePayload) throw invalid('messagePayload');
  fields.cString(message.serviceType, 6, 'serviceType');
  writeAddress(fields, message.source, 'source');
  writeAddress(fields, message.destination, 'destination');
  fields.uint8(message.esmClass, 'esmClass');
  fields.uint8(message.protocolId, 'protocolId');
  fields.uint8(message.priority, 'priority');
  writeTime(fields, message.scheduleDeliveryTime, 'scheduleDeliveryTime');
  writeTime(fields, message.validityPeriod, 'validityPeriod');
  fields.uint8(message.registeredDelivery, 'registeredDelivery');
  fields.uint8(message.replaceIfPresent, 'replaceIfPresent');
  fields.uint8(message.dataCoding, 'dataCoding');
  fields.uint8(message.defaultMessageId, 'defaultMessageId');
  fields.uint8(shortMessage.length, 'shortMessage');
  fields.octets(shortMessage);
  writeTlvs(fields, tlvs);
}

function writeAddress(fields: FieldWriter, { ton, npi, value }: Address, field: string): void {
  fields.uint8(ton, field);
  fields.uint8(npi, field);
  fields.cString(value, 21, field);
}

function writeTime(fields: FieldWriter, time: string, field: string): void {
  if (!TIME.test(time)) throw invalid(field);
  fields.cString(time, 17, field);
}

/** Some peers leave the body away, also of a success where it says nothing. */
export function readMessageResp(fields: FieldReader, command: MessageResp['command']): MessageResp {
  if (fields.left === 0) return { command, messageId: '', tlvs: {} };
  return { command, messageId: fields.cString(65, 'ESME_RINVMSGID'), tlvs: readTlvs(fields) };
}

/** A refused submit_sm has no body (SMPP 3.4, 4.4.2); that of deliver_sm is always one zero. */
export function writeMessageResp(fields: FieldWriter, resp: MessageResp, status: number): void {
  if (status !== 0 && resp.command === 'submit_sm_resp') return;
  fields.cString(resp.messageId, 65, 'messageId');
  writeTlvs(fields, resp.tlvs);
}
