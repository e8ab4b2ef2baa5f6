const KEY = /^[\w-]{20,100}$/;

/** What the trusted service is told where a guest's page asks, which says so by the key it was given. */
export function guestHeaders(request: Request): Record<string, string> | undefined {
  const key = request.headers.get('x-guest-key') ?? '';
  return KEY.test(key) ? { authorization: `Guest ${key}` } : undefined;
}
