/** In the order in which one looks for what is in the way: each needs more of a network than the next. */
export const WAY_KINDS = ['stun', 'turn-udp', 'turn-tcp', 'turn-tls'] as const;
export type WayKind = (typeof WAY_KINDS)[number];

/** One address of one server, to be tried by itself. */
export interface Way {
  readonly kind: WayKind;
  readonly url: string;
  readonly server: RTCIceServer;
}

/** Servers are told by others: what is more than that is not tried. */
export const MAX_WAYS = 8;

/** RFC 7064 and 7065. Neither `stuns:` nor TURN over DTLS is spoken by any browser. */
const ADDRESS =
  /^(stun|turns?):(?:\[[0-9a-f:.]+\]|[^\s:?[\]]+)(?::\d{1,5})?(?:\?transport=(udp|tcp))?$/i;

/** Which way an address stands for; `undefined` when a browser has no use for it. */
export function kindOf(url: string): WayKind | undefined {
  const [, scheme, transport] = ADDRESS.exec(url)?.map((part) => part?.toLowerCase()) ?? [];
  if (scheme === 'stun') return 'stun';
  if (scheme === 'turns') return transport === 'udp' ? undefined : 'turn-tls';
  if (scheme === 'turn') return transport === 'tcp' ? 'turn-tcp' : 'turn-udp';
  return undefined;
}

/** Every single way that servers offer, each once. */
export function waysOf(iceServers: readonly RTCIceServer[]): readonly Way[] {
  const ways = new Map<string, Way>();
  for (const server of iceServers) {
    for (const url of [server.urls].flat()) {
      const kind = kindOf(url);
      if (kind && !ways.has(url)) ways.set(url, { kind, url, server: { ...server, urls: url } });
    }
  }
  return [...ways.values()]
    .toSorted((a, b) => WAY_KINDS.indexOf(a.kind) - WAY_KINDS.indexOf(b.kind))
    .slice(0, MAX_WAYS);
}
