import type { FieldReader } from './field-reader.ts';
import { isPrintable } from './field-reader.ts';
import { invalid } from './field-writer.ts';
import type { FieldWriter } from './field-writer.ts';

/** An optional parameter that has no name here. */
export interface Tlv {
  readonly tag: number;
  readonly value: Uint8Array;
}

/** network_error_code (SMPP 3.4, 5.3.2.31). */
export interface NetworkErrorCode {
  /** 1 ANSI-136, 2 IS-95, 3 GSM. */
  readonly network: number;
  readonly code: number;
}

/** Optional parameters (SMPP 3.4, 5.3.2). */
export interface Tlvs {
  /** 0x0424: up to 65,535 bytes in place of short_message. */
  readonly messagePayload?: Uint8Array;
  /** 0x001e: up to 64 characters. */
  readonly receiptedMessageId?: string;
  /** 0x0427: see `messageStateOf`. */
  readonly messageState?: number;
  /** 0x020c: what the parts of one text have in common, up to 65,535. */
  readonly sarReference?: number;
  /** 0x020e: how many parts, 1 to 255. */
  readonly sarTotal?: number;
  /** 0x020f: which part, from 1. */
  readonly sarIndex?: number;
  /** 0x0204 */
  readonly userMessageReference?: number;
  /** 0x0423 */
  readonly networkErrorCode?: NetworkErrorCode;
  /** 0x0210: in what a bind is answered with. */
  readonly scInterfaceVersion?: number;
  /** All others, in their order. */
  readonly others?: readonly Tlv[];
}

type Named = { -readonly [Name in keyof Tlvs]: Tlvs[Name] } & { others?: Tlv[] };
type Name = Exclude<keyof Tlvs, 'others'>;

const TAGS: Readonly<Record<Name, number>> = {
  messagePayload: 0x0424,
  receiptedMessageId: 0x001e,
  messageState: 0x0427,
  sarReference: 0x020c,
  sarTotal: 0x020e,
  sarIndex: 0x020f,
  userMessageReference: 0x0204,
  networkErrorCode: 0x0423,
  scInterfaceVersion: 0x0210,
};
const NAMES = new Map<number, Name>(Object.entries(TAGS).map(([name, tag]) => [tag, name as Name]));

/** Reads all that is left of a body. */
export function readTlvs(fields: FieldReader): Tlvs {
  const tlvs: Named = {};
  while (fields.left > 0 && !fields.failure) {
    const tag = fields.uint16();
    const value = fields.octets(fields.uint16(), 'ESME_RINVOPTPARSTREAM');
    if (!fields.failure) readTlv(fields, tlvs, tag, value);
  }
  return tlvs;
}

function readTlv(fields: FieldReader, tlvs: Named, tag: number, value: Uint8Array): void {
  const name = NAMES.get(tag);
  if (!name) return void (tlvs.others ??= []).push({ tag, value });
  // Which of two would be meant is not for us to guess.
  if (tlvs[name] !== undefined) return fields.fail('ESME_RINVOPTPARSTREAM');
  const read = valueOf(name, Buffer.from(value.buffer, value.byteOffset, value.byteLength));
  if (read === undefined) return fields.fail('ESME_RINVPARLEN');
  Object.assign(tlvs, { [name]: read });
}

function valueOf(name: Name, value: Buffer): Tlvs[Name] {
  switch (name) {
    case 'messagePayload':
      return value;
    case 'receiptedMessageId':
      return messageIdOf(value);
    case 'networkErrorCode':
      return value.length === 3
        ? { network: value.readUInt8(0), code: value.readUInt16BE(1) }
        : undefined;
    case 'sarReference':
    case 'userMessageReference':
      return value.length === 2 ? value.readUInt16BE(0) : undefined;
    default:
      return value.length === 1 ? value.readUInt8(0) : undefined;
  }
}

/** Some carriers leave the zero at the end away. */
function messageIdOf(value: Buffer): string | undefined {
  const text = value.at(-1) === 0 ? value.subarray(0, -1) : value;
  return text.length < 65 && isPrintable(text) ? text.toString('latin1') : undefined;
}

export function writeTlvs(fields: FieldWriter, tlvs: Tlvs): void {
  for (const name of Object.keys(TAGS) as Name[]) {
    const bytes = bytesOf(name, tlvs);
    if (bytes) writeTlv(fields, { tag: TAGS[name], value: bytes });
  }
  for (const other of tlvs.others ?? []) {
    if (NAMES.has(other.tag)) throw invalid('others');
    writeTlv(fields, other);
  }
}

function writeTlv(fields: FieldWriter, { tag, value }: Tlv): void {
  fields.uint16(tag, 'tag');
  fields.uint16(value.length, 'tlv');
  fields.octets(value);
}

function bytesOf(name: Name, tlvs: Tlvs): Uint8Array | undefined {
  const value = tlvs[name];
  if (value === undefined) return undefined;
  if (value instanceof Uint8Array) return value;
  if (typeof value === 'string') return idBytes(value);
  if (typeof value === 'object')
    return Uint8Array.of(octet(value.network, name), ...pair(value.code, name));
  const isPair = name === 'sarReference' || name === 'userMessageReference';
  return isPair ? Uint8Array.from(pair(value, name)) : Uint8Array.of(octet(value, name));
}

function idBytes(id: string): Uint8Array {
  const bytes = Buffer.from(`${id}\0`, 'latin1');
  if (bytes.length > 65 || !/^[\x20-\x7e]*$/.test(id)) throw invalid('receiptedMessageId');
  return bytes;
}

function octet(value: number, field: string): number {
  if (!Number.isInteger(value) || value < 0 || value > 0xff) throw invalid(field);
  return value;
}

function pair(value: number, field: string): [number, number] {
  if (!Number.isInteger(value) || value < 0 || value > 0xffff) throw invalid(field);
  return [value >> 8, value & 0xff];
}
