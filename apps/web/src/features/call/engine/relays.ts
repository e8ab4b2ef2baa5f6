let known: readonly RTCIceServer[] = [];

/** The relays that calls of this page go through; none before calls can be made, or where nobody says. */
export function knownRelays(): readonly RTCIceServer[] {
  return known;
}

/**
 * The calling SDK has no word for its relays, but whoever tests the network before a call has to go
 * the way the call will go.
 */
export function noteRelays(
  relays: readonly (Omit<RTCIceServer, 'urls'> & { readonly urls: readonly string[] })[],
): void {
  known = relays.map((relay) => ({ ...relay, urls: [...relay.urls] }));
}
