import type { URI } from 'sip.js/lib/core/index.js';
import { parseUri } from '../message/parse-uri.ts';
import { sipError } from '../sip-errors.ts';

export type Header = readonly [name: string, value: string];

const NAME = /^[A-Za-z0-9-]{1,64}$/;

/**
 * A whole header line.
 *
 * @throws PlatformError `invalid-header` for what would become two lines
 */
export function headerLine([name, value]: Header): string {
  if (NAME.test(name) && !/\p{Cc}/u.test(value) && value.length <= 2_048)
    return `${name}: ${value}`;
  throw sipError('invalid-header', 'The header holds what may not be in one.', { target: name });
}

/** @throws PlatformError `invalid-header` */
export function displayText(name: string): string {
  if (!/["\\\p{Cc}]/u.test(name) && name.length <= 256) return name;
  throw sipError('invalid-header', 'The name holds what may not be in one.', { target: 'name' });
}

/** @throws PlatformError `invalid-address` */
export function uriOf(text: string): URI {
  const uri = parseUri(text);
  if (!uri) throw sipError('invalid-address', 'This is no address that SIP could reach.');
  return uri;
}
