/** Families only, so that it tells devices apart and nobody is recognised by it. */
export interface Device {
  readonly browser: string | null;
  readonly system: string | null;
}

/** In this order: most browsers also claim to be another one, which they grew out of. */
const BROWSERS = [
  ['Edge', /\bEdg(?:e|A|iOS)?\//],
  ['Opera', /\b(?:OPR|OPT|Opera)\//],
  ['Samsung Internet', /\bSamsungBrowser\//],
  ['Firefox', /\b(?:Firefox|FxiOS)\//],
  ['Chrome', /\b(?:HeadlessChrome|Chrome|Chromium|CriOS)\//],
  ['Safari', /\bVersion\/\S+.*\bSafari\//],
] as const;

/** A phone also says what its system is like. */
const SYSTEMS = [
  ['iOS', /\b(?:iPhone|iPad|iPod)\b/],
  ['Android', /\bAndroid\b/],
  ['ChromeOS', /\bCrOS\b/],
  ['Windows', /\bWindows\b/],
  ['macOS', /\bMacintosh\b/],
  ['Linux', /\bLinux\b/],
] as const;

/** More than any browser says of itself; the rest is not read. */
const MAX_LENGTH = 512;

/** What a browser says of itself, in the two words that are kept of it. */
export function deviceOf(userAgent: string | undefined): Device {
  const text = (userAgent ?? '').slice(0, MAX_LENGTH);
  return { browser: familyIn(BROWSERS, text), system: familyIn(SYSTEMS, text) };
}

function familyIn(families: readonly (readonly [string, RegExp])[], text: string): string | null {
  return families.find(([, pattern]) => pattern.test(text))?.[0] ?? null;
}
