/** An app that is installed on devices, and the pages in which it is tried. */
export interface InstalledApp {
  readonly id: string;
  /**
   * Where it takes its answer: an address with a scheme of its own (`switchboard:/signed-in`), or one on this
   * device without a port (`http://localhost/signed-in.html`), which stands for every port (RFC 8252, 7.3).
   */
  readonly redirectUris: readonly string[];
}

/** Apps as `name=address`, several separated by spaces; a name that comes again has several addresses. */
export function readInstalledApps(list: string): InstalledApp[] {
  const pairs = list.split(/\s+/).filter(Boolean);
  const entries = pairs.map((pair) => ({
    id: pair.slice(0, pair.indexOf('=')),
    uri: pair.slice(pair.indexOf('=') + 1),
  }));
  const byId = Map.groupBy(entries, ({ id }) => id);
  return [...byId].map(([id, own]) => ({ id, redirectUris: own.map(({ uri }) => uri) }));
}

/** Where its people are sent, as a content security policy has it. */
export function placesOf({ redirectUris }: InstalledApp): string[] {
  return redirectUris.map((uri) => {
    const { protocol, hostname, origin } = new URL(uri);
    if (protocol === 'http:') return `http://${hostname}:*`;
    return protocol === 'https:' ? origin : protocol;
  });
}

/** Whether a page of this origin may take answers that are sent to this address. */
export function isPageOf(redirectUri: string, origin: string): boolean {
  const { protocol, hostname, port, origin: own } = new URL(redirectUri);
  // Of a scheme of one's own, and of a page without an origin.
  if (origin === 'null') return false;
  if (own === origin) return true;
  const page = URL.parse(origin);
  const isAnyPort = protocol === 'http:' && port === '' && page?.protocol === 'http:';
  return isAnyPort && page.hostname === hostname;
}
