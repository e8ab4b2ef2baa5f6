const MAX_LANGUAGES = 256;

/** A country's name in English, or in the first language that `accept-language` asks for. */
export function countryName(countryCode: string, acceptLanguage?: string): string | undefined {
  const names = new Intl.DisplayNames([languageOf(acceptLanguage), 'en'], {
    type: 'region',
    fallback: 'none',
  });
  try {
    return names.of(countryCode);
  } catch {
    return undefined;
  }
}

function languageOf(acceptLanguage = ''): string {
  const [first = ''] = acceptLanguage.slice(0, MAX_LANGUAGES).split(/[,;]/);
  try {
    return Intl.getCanonicalLocales(first.trim())[0] ?? 'en';
  } catch {
    return 'en';
  }
}
