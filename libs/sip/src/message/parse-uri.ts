import { URI } from 'sip.js/lib/core/index.js';
import { parseParameters } from './parse-parameters.ts';

// Unescaped angle brackets, quotes and blanks would let one header become another.
const SIP =
  /^(sips?):(?:([^@<>"\s\p{Cc}]*)@)?(\[[0-9A-Fa-f:.]+\]|[A-Za-z0-9._-]+)(?::(\d{1,5}))?((?:;[^?<>"\s\p{Cc}]*)?)((?:\?[^<>"\s\p{Cc}]*)?)$/iu;
const TEL = /^tel:([+0-9A-D*#().-]{1,64})((?:;[^<>"\s\p{Cc}]*)?)$/iu;
const MAX_LENGTH = 1024;

/** The core knows only URIs with a host; this one writes itself as it came. */
class TelUri extends URI {
  readonly #text: string;

  constructor(number: string, text: string) {
    super('tel', number, 'invalid');
    this.#text = text;
  }

  override toString(): string {
    return this.#text;
  }

  override toRaw(): string {
    return this.#text;
  }

  override clone(): URI {
    return new TelUri(this.user ?? '', this.#text);
  }
}

/** Reads `sip:`, `sips:` and `tel:`; undefined for anything else. */
export function parseUri(text: string): URI | undefined {
  if (text.length > MAX_LENGTH) return undefined;
  const tel = TEL.exec(text);
  if (tel) return new TelUri(tel[1]!.replace(/[().-]/g, ''), text);
  const found = SIP.exec(text);
  if (!found) return undefined;
  const [, scheme, user, host, port, tail, headers] = found;
  const parameters = parseParameters((tail ?? '').split(';'));
  if (!parameters || !isDecodable(user ?? '') || Number(port ?? 0) > 65_535) return undefined;
  const uri = new URI(scheme!, user ?? '', host!, port === undefined ? undefined : Number(port));
  for (const [name, value] of Object.entries(parameters)) uri.setParam(name, value);
  for (const pair of (headers ?? '').slice(1).split('&')) setHeader(uri, pair);
  return uri;
}

function setHeader(uri: URI, pair: string): void {
  const equals = pair.indexOf('=');
  if (equals > 0) uri.setHeader(pair.slice(0, equals), pair.slice(equals + 1));
}

/** The core decodes it where it writes it, and would throw there. */
function isDecodable(user: string): boolean {
  try {
    decodeURIComponent(user);
    return true;
  } catch {
    return false;
  }
}
