interface Wishes {
  /** What the person chose here. */
  readonly chosen: string | undefined;
  /** What their browser prefers: `Accept-Language`. */
  readonly accepted: string | null;
}

/** What the person chose, or else what their browser prefers, or else the first. */
export function chooseLocale<Locale extends string>(
  locales: readonly [Locale, ...Locale[]],
  { chosen, accepted }: Wishes,
): Locale {
  const found = locales.find((locale) => locale === chosen);
  return found ?? preferred(locales, accepted ?? '') ?? locales[0];
}

function preferred<Locale extends string>(
  locales: readonly Locale[],
  accepted: string,
): Locale | undefined {
  for (const language of accepted.toLowerCase().split(',')) {
    const found = locales.find((locale) => language.trim().startsWith(locale));
    if (found) return found;
  }
  return undefined;
}
