import { isIP } from 'node:net';
import { audioError } from '../audio-errors.ts';

/** Where datagrams come from and go to. */
export interface Address {
  /** An IP address: what is in an SDP as a name is looked up before. */
  readonly host: string;
  readonly port: number;
}

const NOBODY = new Set(['0.0.0.0', '::']);
const MAX_PORT = 65_535;

export const isSameAddress = (a: Address | undefined, b: Address | undefined): boolean =>
  a?.host === b?.host && a?.port === b?.port;

/** @throws `address-invalid` */
export function checkAddress(address: Address): void {
  const { host, port } = address;
  const isPort = Number.isInteger(port) && port > 0 && port <= MAX_PORT;
  if (isIP(host) === 0 || NOBODY.has(host) || !isPort)
    throw audioError('address-invalid', 'Nothing can be sent to this address.', {
      target: 'remote',
    });
}
