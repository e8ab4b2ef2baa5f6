import { resolve } from 'node:path';
import type { Env } from '../../env.ts';
import { isAddressRange } from '../../platform/http/address-ranges.ts';

export interface EventsConfig {
  /** Ranges of private addresses that events may be sent to all the same. */
  readonly allowedAddresses: readonly string[];
  /** A JSON file with subscriptions that are to be there. */
  readonly subscriptionsFile?: string;
}

/** On a laptop endpoints are on this machine. */
const LAPTOP_ADDRESSES = ['127.0.0.0/8', '::1/128'];

export function eventsConfig(env: Env, isLaptop: boolean): EventsConfig {
  const named = env.DATAPLANE_EVENTS_ALLOWED_ADDRESSES;
  const file = env.DATAPLANE_EVENTS_SUBSCRIPTIONS;
  return {
    allowedAddresses: named === undefined ? (isLaptop ? LAPTOP_ADDRESSES : []) : listed(named),
    ...(file && { subscriptionsFile: resolve(file) }),
  };
}

export function eventsProblems(env: Env): string[] {
  const areRanges = listed(env.DATAPLANE_EVENTS_ALLOWED_ADDRESSES ?? '').every(isAddressRange);
  if (areRanges) return [];
  return ['DATAPLANE_EVENTS_ALLOWED_ADDRESSES: must be address ranges, with commas'];
}

function listed(text: string): string[] {
  return text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
}
