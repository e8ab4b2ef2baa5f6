/** Browsers drop a cookie of more than 4,096 bytes, its name and attributes included. */
const CHUNK = 3_600;
const MAX_CHUNKS = 6;

export interface CookieJar {
  /** The value a `Cookie` header carries. */
  read(header: string | null | undefined): string | undefined;
  /** `Set-Cookie` values that store a value. */
  write(value: string, lifetimeSeconds: number): string[];
  /** `Set-Cookie` values that remove it. */
  clear(header: string | null | undefined): string[];
}

/** One value in as many cookies as it needs; HTTP-only, same-site, `__Host-` where there is TLS. */
export function createCookieJar(name: string, secure: boolean): CookieJar {
  const prefix = secure ? `__Host-${name}` : name;
  const named = (index: number): string => `${prefix}.${index}`;
  const attributes = `Path=/; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`;
  const expire = (index: number): string => `${named(index)}=; Max-Age=0; ${attributes}`;
  return {
    read(header) {
      const cookies = parse(header);
      const chunks: string[] = [];
      for (let next = cookies.get(named(0)); next; next = cookies.get(named(chunks.length))) {
        chunks.push(next);
      }
      return chunks.length > 0 ? chunks.join('') : undefined;
    },
    write(value, lifetimeSeconds) {
      const chunks = value.match(new RegExp(`.{1,${CHUNK}}`, 'g')) ?? [];
      if (chunks.length > MAX_CHUNKS) throw new RangeError('too much for cookies');
      const kept = chunks.map(
        (chunk, index) => `${named(index)}=${chunk}; Max-Age=${lifetimeSeconds}; ${attributes}`,
      );
      // A shorter value must not be continued by what is left of a longer one.
      return [...kept, expire(chunks.length)];
    },
    clear(header) {
      const cookies = parse(header);
      return Array.from({ length: MAX_CHUNKS }, (_, index) => index)
        .filter((index) => cookies.has(named(index)))
        .map(expire);
    },
  };
}

function parse(header: string | null | undefined): Map<string, string> {
  const pairs = (header ?? '').split(';').map((pair) => pair.trim().split('=', 2));
  return new Map(pairs.map(([name = '', value = '']) => [name, value]));
}
