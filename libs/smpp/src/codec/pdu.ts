import type { BindCommand } from './command.ts';
import type { Tlvs } from './tlvs.ts';

/** A number, short code or name, with what kind of one it is (SMPP 3.4, 5.2.5 and 5.2.6). */
export interface Address {
  /** Type of number: 0 unknown, 1 international, 2 national, 3 network, 5 alphanumeric. */
  readonly ton: number;
  /** Numbering plan: 0 unknown, 1 E.164. */
  readonly npi: number;
  /** At most 20 characters of ASCII. */
  readonly value: string;
}

/** bind_transmitter, bind_receiver, bind_transceiver (SMPP 3.4, 4.1). */
export interface Bind {
  readonly command: BindCommand;
  /** At most 15 characters. */
  readonly systemId: string;
  /** At most 8 characters. */
  readonly password: string;
  /** At most 12 characters. */
  readonly systemType: string;
  /** 0x34 for SMPP 3.4. */
  readonly interfaceVersion: number;
  /** What the peer wants to receive for; at most 40 characters. */
  readonly addressRange: Address;
}

export interface BindResp {
  readonly command: `${BindCommand}_resp`;
  readonly systemId: string;
  readonly tlvs: Tlvs;
}

/** What submit_sm and deliver_sm carry (SMPP 3.4, 4.4.1 and 4.6.1). */
export interface MessageFields {
  readonly serviceType: string;
  readonly source: Address;
  readonly destination: Address;
  /** Bits: 0x40 a user data header, 0x04 a receipt (SMPP 3.4, 5.2.12). */
  readonly esmClass: number;
  readonly protocolId: number;
  readonly priority: number;
  /** Empty, or `YYMMDDhhmmsstnnp` (SMPP 3.4, 7.1.1). */
  readonly scheduleDeliveryTime: string;
  readonly validityPeriod: string;
  /** Bits: 0x01 a receipt is wanted, 0x02 only of a failure. */
  readonly registeredDelivery: number;
  readonly replaceIfPresent: number;
  /** 0 GSM 03.38, 1 ASCII, 3 Latin-1, 8 UCS-2 (SMPP 3.4, 5.2.19). */
  readonly dataCoding: number;
  readonly defaultMessageId: number;
  /** At most 254 bytes; longer texts are in `tlvs.messagePayload`. */
  readonly shortMessage: Uint8Array;
  readonly tlvs: Tlvs;
}

export interface SubmitSm extends MessageFields {
  readonly command: 'submit_sm';
}

export interface DeliverSm extends MessageFields {
  readonly command: 'deliver_sm';
}

export interface MessageResp {
  readonly command: 'submit_sm_resp' | 'deliver_sm_resp';
  /** At most 64 characters; empty where there is none. */
  readonly messageId: string;
  readonly tlvs: Tlvs;
}

export interface PlainRequest {
  readonly command: 'unbind' | 'enquire_link';
}

export interface PlainResponse {
  readonly command: 'unbind_resp' | 'enquire_link_resp' | 'generic_nack';
}

export type Request = Bind | SubmitSm | DeliverSm | PlainRequest;
export type Response = BindResp | MessageResp | PlainResponse;

interface Header {
  /** command_status; 0 in requests. */
  readonly status: number;
  /** Pairs a response with its request, 0 to 0xffffffff. */
  readonly sequence: number;
}

export type RequestPdu = Request & Header;
export type ResponsePdu = Response & Header;
export type Pdu = RequestPdu | ResponsePdu;
