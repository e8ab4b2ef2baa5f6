import { writeBind, writeBindResp } from './bind-body.ts';
import { COMMANDS } from './command.ts';
import { FieldWriter } from './field-writer.ts';
import { writeMessage, writeMessageResp } from './message-body.ts';
import type { Pdu } from './pdu.ts';

/**
 * @returns the bytes of a PDU, its length in front (SMPP 3.4, 3.2)
 * @throws PlatformError `invalid-pdu`, whose `target` names the field that does not fit
 */
export function writePdu(pdu: Pdu): Buffer {
  const fields = new FieldWriter();
  fields.uint32(0, 'length');
  fields.uint32(COMMANDS[pdu.command], 'command');
  fields.uint32(pdu.status, 'status');
  fields.uint32(pdu.sequence, 'sequence');
  writeBody(fields, pdu);
  return fields.finish();
}

function writeBody(fields: FieldWriter, pdu: Pdu): void {
  switch (pdu.command) {
    case 'bind_receiver':
    case 'bind_transmitter':
    case 'bind_transceiver':
      return writeBind(fields, pdu);
    case 'bind_receiver_resp':
    case 'bind_transmitter_resp':
    case 'bind_transceiver_resp':
      return writeBindResp(fields, pdu, pdu.status);
    case 'submit_sm':
    case 'deliver_sm':
      return writeMessage(fields, pdu);
    case 'submit_sm_resp':
    case 'deliver_sm_resp':
      return writeMessageResp(fields, pdu, pdu.status);
    default:
      return undefined;
  }
}
