import { lookup as resolve } from 'node:dns';
import type { LookupAddress } from 'node:dns';
import { isIP } from 'node:net';
import type { LookupFunction } from 'node:net';
import { AddressRanges, reservedAddresses } from '../http/address-ranges.ts';

const LOOPBACK = ['127.0.0.0/8', '::1/128'];

export class EndpointRefused extends Error {
  override readonly name = 'EndpointRefused';
}

/** Where events and callbacks may be sent: so that nobody reads through us what only this machine can reach. */
export class EndpointGuard {
  readonly #reserved = reservedAddresses();
  readonly #loopback = new AddressRanges(LOOPBACK);
  readonly #allowed: AddressRanges;

  /** @param allowed address ranges that are allowed although they are reserved */
  constructor(allowed: readonly string[]) {
    this.#allowed = new AddressRanges(allowed);
  }

  /** Plain http only reaches this machine, where nobody listens in. */
  isAllowed(address: string, isPlain: boolean): boolean {
    if (isPlain && !this.#loopback.includes(address)) return false;
    return this.#allowed.includes(address) || !this.#reserved.includes(address);
  }

  /** Says what is wrong with an address before anything is sent to it. @returns nothing when it may be */
  problem({ protocol, hostname, username, password }: URL): string | undefined {
    const host = hostname.replace(/^\[(.*)\]$/, '$1');
    const isPlain = isInTheClear(protocol);
    if (username !== '' || password !== '') return 'The endpoint must not hold credentials.';
    if (isIP(host) !== 0 && !this.isAllowed(host, isPlain)) return notAllowed(isPlain);
    if (isIP(host) === 0 && isPlain && host !== 'localhost') return notAllowed(isPlain);
    return undefined;
  }

  /** Resolves names for a connection and leaves out what is refused, however often the answer changes. */
  lookup(isPlain: boolean): LookupFunction {
    return (host, options, done) => {
      resolve(host, { ...options, all: true }, (error, found) => {
        const allowed = (found ?? []).filter((one) => this.isAllowed(one.address, isPlain));
        const [first] = allowed;
        if (error) done(error, '');
        else if (!first) done(new EndpointRefused('The address is refused.'), '');
        else if (options.all) done(null, allowed);
        else done(null, first.address, first.family satisfies LookupAddress['family']);
      });
    };
  }
}

/** By the scheme of an address. */
export function isInTheClear(protocol: string): boolean {
  return protocol === 'http:' || protocol === 'ws:';
}

function notAllowed(isPlain: boolean): string {
  return isPlain
    ? 'The endpoint must be https or wss; http and ws are for this machine.'
    : 'The address of the endpoint is not allowed.';
}
