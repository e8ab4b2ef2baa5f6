import { readBind, readBindResp } from './bind-body.ts';
import { commandOf, isRequestCommand, isResponseId } from './command.ts';
import type { Command, RequestCommand } from './command.ts';
import type { RefusalStatus } from './command-status.ts';
import { FieldReader } from './field-reader.ts';
import { readMessage, readMessageResp } from './message-body.ts';
import type { Pdu } from './pdu.ts';

/** What cannot be read, and how its sender is told. */
export interface Refusal {
  readonly status: RefusalStatus;
  /** 0 where it could not be read either. */
  readonly sequence: number;
  /**
   * `nack`: a generic_nack (SMPP 3.4, 4.3); a command: its own response; `none`: it was a response itself,
   * which is never answered.
   */
  readonly answer: 'nack' | 'none' | RequestCommand;
}

export type Reading =
  | { readonly pdu: Pdu; readonly refusal?: never }
  | { readonly refusal: Refusal; readonly pdu?: never };

export const HEADER_BYTES = 16;

/**
 * Reads one PDU, strictly: what is malformed is refused with the status that fits, and nothing is thrown.
 *
 * @param bytes of exactly one PDU, as `PduFramer` gives them
 */
export function readPdu(bytes: Uint8Array): Reading {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < HEADER_BYTES || view.getUint32(0) !== bytes.length)
    return refuse('ESME_RINVCMDLEN', 0, 'nack');
  const [id, status, sequence] = [view.getUint32(4), view.getUint32(8), view.getUint32(12)];
  const command = commandOf(id);
  if (!command) return refuse('ESME_RINVCMDID', sequence, isResponseId(id) ? 'none' : 'nack');
  const fields = new FieldReader(bytes.subarray(HEADER_BYTES));
  const body = readBody(fields, command);
  if (!fields.failure) return { pdu: { ...body, status, sequence } as Pdu };
  return refuse(fields.failure, sequence, isRequestCommand(command) ? command : 'none');
}

function refuse(status: RefusalStatus, sequence: number, answer: Refusal['answer']): Reading {
  return { refusal: { status, sequence, answer } };
}

function readBody(fields: FieldReader, command: Command): object {
  switch (command) {
    case 'bind_receiver':
    case 'bind_transmitter':
    case 'bind_transceiver':
      return readBind(fields, command);
    case 'bind_receiver_resp':
    case 'bind_transmitter_resp':
    case 'bind_transceiver_resp':
      return readBindResp(fields, command);
    case 'submit_sm':
    case 'deliver_sm':
      return { command, ...readMessage(fields) };
    case 'submit_sm_resp':
    case 'deliver_sm_resp':
      return readMessageResp(fields, command);
    default:
      fields.end();
      return { command };
  }
}
