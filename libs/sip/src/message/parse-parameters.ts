const NAME = /^[A-Za-z0-9!#$%&'*+.^_`|~-]+$/;

/** Parameters by name in lower case; null for one without a value. */
export type ParameterMap = Record<string, string | null>;

/** @returns undefined where one has no proper name */
export function parseParameters(items: readonly string[]): ParameterMap | undefined {
  const parameters = Object.create(null) as ParameterMap;
  for (const item of items) {
    if (item === '') continue;
    const equals = item.indexOf('=');
    const name = (equals < 0 ? item : item.slice(0, equals)).trim().toLowerCase();
    if (!NAME.test(name)) return undefined;
    parameters[name] = equals < 0 ? null : unquoted(item.slice(equals + 1).trim());
  }
  // What the core reads them with asks them for `hasOwnProperty`.
  return { ...parameters };
}

/** A quoted string without its quotes. */
export function unquoted(text: string): string {
  if (text.length < 2 || !text.startsWith('"') || !text.endsWith('"')) return text;
  return text.slice(1, -1).replace(/\\(.)/g, '$1');
}
