/** A redirect that also sets cookies. */
export function redirectTo(url: string, cookies: readonly string[] = []): Response {
  const headers = new Headers({ location: url, 'cache-control': 'no-store' });
  for (const cookie of cookies) headers.append('set-cookie', cookie);
  return new Response(null, { status: 303, headers });
}
