import type { Clock } from '@switchboard/kernel';
import { sipError } from '../sip-errors.ts';
import type { HostPort } from './flow.ts';
import type { PeerGuard } from './peer-guard.ts';

export interface TransportOptions {
  readonly clock: Clock;
  readonly host: string;
  /** 0 for any that is free. */
  readonly port: number;
  /** Where peers reach us, if that is not where it is bound. */
  readonly advertise?: Partial<HostPort> | undefined;
  readonly guard: PeerGuard;
}

const EVERY_ADDRESS = new Set(['', '0.0.0.0', '::']);

/** @throws PlatformError `invalid-transport` where no peer could know where we are */
export function checkLocal({ host, advertise }: TransportOptions): void {
  if (EVERY_ADDRESS.has(advertise?.host ?? host))
    throw sipError('invalid-transport', 'Set `advertise` for a transport on every address.');
}

export function localOf({ host, advertise }: TransportOptions, boundPort: number): HostPort {
  return { host: advertise?.host ?? host, port: advertise?.port ?? boundPort };
}
