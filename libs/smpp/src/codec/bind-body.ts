import type { BindCommand } from './command.ts';
import type { FieldReader } from './field-reader.ts';
import type { FieldWriter } from './field-writer.ts';
import type { Bind, BindResp } from './pdu.ts';
import { readTlvs, writeTlvs } from './tlvs.ts';

/** SMPP 3.4, 4.1.1, 4.1.3 and 4.1.5. */
export function readBind(fields: FieldReader, command: BindCommand): Bind {
  const bind = {
    command,
    systemId: fields.cString(16, 'ESME_RINVSYSID'),
    password: fields.cString(9, 'ESME_RINVPASWD'),
    systemType: fields.cString(13, 'ESME_RINVSYSTYP'),
    interfaceVersion: fields.uint8(),
    addressRange: {
      ton: fields.uint8(),
      npi: fields.uint8(),
      value: fields.cString(41, 'ESME_RBINDFAIL'),
    },
  };
  fields.end();
  return bind;
}

export function writeBind(fields: FieldWriter, bind: Bind): void {
  fields.cString(bind.systemId, 16, 'systemId');
  fields.cString(bind.password, 9, 'password');
  fields.cString(bind.systemType, 13, 'systemType');
  fields.uint8(bind.interfaceVersion, 'interfaceVersion');
  fields.uint8(bind.addressRange.ton, 'addressRange');
  fields.uint8(bind.addressRange.npi, 'addressRange');
  fields.cString(bind.addressRange.value, 41, 'addressRange');
}

/** Of a refusal nothing needs to follow the header. */
export function readBindResp(fields: FieldReader, command: BindResp['command']): BindResp {
  if (fields.left === 0) return { command, systemId: '', tlvs: {} };
  return { command, systemId: fields.cString(16, 'ESME_RINVSYSID'), tlvs: readTlvs(fields) };
}

export function writeBindResp(fields: FieldWriter, resp: BindResp, status: number): void {
  if (status !== 0) return;
  fields.cString(resp.systemId, 16, 'systemId');
  writeTlvs(fields, resp.tlvs);
}
