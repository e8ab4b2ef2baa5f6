/**
 * Where to go after signing in: a path of our own site, whatever the address bar was given.
 *
 * @example safeReturnTo('//evil.example', 'https://chat.example') // '/'
 */
export function safeReturnTo(wanted: string | undefined, site: string): string {
  if (!wanted?.startsWith('/') || wanted.length > 2_000) return '/';
  const { origin } = new URL(site);
  if (!URL.canParse(wanted, origin)) return '/';
  const url = new URL(wanted, origin);
  const path = `${url.pathname}${url.search}${url.hash}`;
  // Dots may leave a path that begins like another host; read again, it must be the same address.
  return URL.canParse(path, origin) && new URL(path, origin).href === `${origin}${path}`
    ? path
    : '/';
}
