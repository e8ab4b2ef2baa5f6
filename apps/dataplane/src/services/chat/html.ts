/** Elements a chat message may hold, with the attributes each may carry. */
const PLAIN =
  'b i u s em strong strike del ins sub sup p br hr div span pre code blockquote ' +
  'ul ol li h1 h2 h3 h4 h5 h6 table thead tbody tr td th';
const ATTRIBUTES: Readonly<Record<string, readonly string[]>> = {
  ...Object.fromEntries(PLAIN.split(' ').map((name) => [name, []])),
  a: ['href', 'title'],
  img: ['src', 'alt', 'width', 'height', 'id'],
};
const SAFE_URL = /^(?:https?:\/\/|mailto:)/i;

// Neither quoted nor bare parts may hold an angle bracket, so each attempt ends at the next one:
// the time stays linear whatever is sent.
const TAG = /<(\/?)([a-z][a-z0-9]*)((?:[^<>"']|"[^<>"]*"|'[^<>']*')*)>/gi;
const ATTRIBUTE = /([a-z-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/gi;

/**
 * Keeps the markup of an allow-list and builds every tag anew, so nothing of the original syntax
 * survives; other tags are dropped, loose brackets become text. Clients sanitise again.
 */
export function sanitiseHtml(html: string): string {
  let out = '';
  let from = 0;
  for (const match of html.matchAll(TAG)) {
    out += escapeBrackets(html.slice(from, match.index));
    out += rebuild(match[1]!, match[2]!.toLowerCase(), match[3]!);
    from = match.index + match[0].length;
  }
  return out + escapeBrackets(html.slice(from));
}

function rebuild(slash: string, name: string, rest: string): string {
  const allowed = Object.hasOwn(ATTRIBUTES, name) ? ATTRIBUTES[name] : undefined;
  if (!allowed) return '';
  if (slash) return `</${name}>`;
  const kept = [...rest.matchAll(ATTRIBUTE)].map((match) => ({
    key: match[1]!.toLowerCase(),
    value: match[2] ?? match[3] ?? match[4] ?? '',
  }));
  const attributes = kept.filter(({ key, value }) => allowed.includes(key) && isSafe(key, value));
  return `<${[name, ...attributes.map(({ key, value }) => `${key}="${quote(value)}"`)].join(' ')}>`;
}

function isSafe(key: string, value: string): boolean {
  return (key !== 'href' && key !== 'src') || SAFE_URL.test(value);
}

function quote(value: string): string {
  return value.replaceAll('"', '&quot;');
}

function escapeBrackets(text: string): string {
  return text.replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
