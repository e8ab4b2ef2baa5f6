import { NameAddrHeader } from 'sip.js/lib/core/index.js';
import { MAX_TOKEN_LENGTH } from './message-limits.ts';
import { parseParameters, unquoted } from './parse-parameters.ts';
import { parseUri } from './parse-uri.ts';
import { splitList } from './split-list.ts';

/** Reads From, To, Contact, Refer-To: with or without a name, in any of the forms that are met. */
export function parseAddress(text: string): NameAddrHeader | undefined {
  const [address = '', ...rest] = splitList(text, ';') ?? [];
  const parameters = parseParameters(rest);
  const open = address.lastIndexOf('<');
  const uri = parseUri(open < 0 ? address : address.slice(open + 1, address.lastIndexOf('>')));
  if (!uri || !parameters || (parameters['tag']?.length ?? 0) > MAX_TOKEN_LENGTH) return undefined;
  if (open >= 0 && !address.endsWith('>')) return undefined;
  const name = open < 0 ? '' : unquoted(address.slice(0, open).trim());
  // The core takes null for a parameter without a value, though its types do not say so.
  const known = parameters as Record<string, string>;
  return new NameAddrHeader(uri, name.replace(/["\\\p{Cc}]/gu, ''), known);
}
