import { cookies, headers } from 'next/headers.js';
import { chooseLocale } from './choose-locale.ts';
import { NONCE, PATH } from './page-headers.ts';

export interface PageContext<Locale> {
  readonly locale: Locale;
  /** Of the content security policy. */
  readonly nonce: string | undefined;
  /** Which page was asked for. */
  readonly path: string;
}

/** What a layout needs to know of the request it renders for. */
export async function pageContext<Locale extends string>(
  locales: readonly [Locale, ...Locale[]],
): Promise<PageContext<Locale>> {
  const asked = await headers();
  const chosen = (await cookies()).get('locale')?.value;
  return {
    locale: chooseLocale(locales, { chosen, accepted: asked.get('accept-language') }),
    nonce: asked.get(NONCE) ?? undefined,
    path: asked.get(PATH) ?? '/',
  };
}
