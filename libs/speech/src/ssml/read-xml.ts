import { speechError } from '../speech-errors.ts';

/** What comes one after the other in a document. */
export type XmlEvent =
  | {
      readonly kind: 'open';
      readonly name: string;
      readonly attributes: ReadonlyMap<string, string>;
    }
  | { readonly kind: 'close'; readonly name: string }
  | { readonly kind: 'text'; readonly text: string };

const TOKEN =
  /<!--[\s\S]*?-->|<\?[\s\S]*?\?>|<(\/?)([A-Za-z][\w:-]*)((?:\s+[\w:-]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>|([^<]+)/gy;
const ATTRIBUTE = /([\w:-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;
const ENTITIES: Readonly<Record<string, string>> = {
  ...{ amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" },
};

/**
 * Reads well-formed XML without a document type: no entity is ever looked up.
 * @throws speech-ssml
 */
export function* readXml(source: string): Generator<XmlEvent, void, undefined> {
  const open: string[] = [];
  let at = 0;
  while (at < source.length) {
    TOKEN.lastIndex = at;
    const found = TOKEN.exec(source);
    if (!found) throw invalid();
    at += found[0].length;
    const [, slash, name, attributes = '', ends, text] = found;
    if (text !== undefined) yield { kind: 'text', text: decoded(text) };
    if (name === undefined) continue;
    if (slash) {
      if (open.pop() !== name) throw invalid();
      yield { kind: 'close', name };
      continue;
    }
    yield { kind: 'open', name, attributes: attributesOf(attributes) };
    if (ends) yield { kind: 'close', name };
    else open.push(name);
  }
  if (open.length > 0) throw invalid();
}

function attributesOf(text: string): ReadonlyMap<string, string> {
  return new Map(
    Array.from(text.matchAll(ATTRIBUTE), ([, name = '', one, other]) => [
      name,
      decoded(one ?? other ?? ''),
    ]),
  );
}

function decoded(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|(\w+));|&/gi, (_, ten, sixteen, name) => {
    if (name !== undefined && Object.hasOwn(ENTITIES, name as string))
      return ENTITIES[name as string]!;
    const code = ten ? Number(ten) : sixteen ? Number.parseInt(sixteen as string, 16) : NaN;
    if (!(code > 0 && code <= 0x10ffff)) throw invalid();
    return String.fromCodePoint(code);
  });
}

function invalid(): Error {
  return speechError('speech-ssml', 'The SSML is not well formed.');
}
