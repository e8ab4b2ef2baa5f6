/** An app that people sign in to. */
export interface Client {
  readonly id: string;
  /** Where it is, as browsers see it; its callback is `/auth/callback`. */
  readonly origins: readonly string[];
}

/**
 * Clients as `name=address`, several separated by spaces; a name that comes again has several addresses.
 *
 * @throws TypeError when an address is none
 */
export function readClients(list: string): Client[] {
  const origins = new Map<string, string[]>();
  for (const entry of list.split(/\s+/).filter(Boolean)) {
    const [, id = '', url = ''] = /^([\w-]+)=(.+)$/.exec(entry) ?? [];
    origins.set(id, [...(origins.get(id) ?? []), new URL(url).origin]);
  }
  return [...origins].map(([id, known]) => ({ id, origins: known }));
}
