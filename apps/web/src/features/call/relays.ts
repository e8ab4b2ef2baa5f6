import { z } from 'zod';

/** How the data plane greets a line, as far as it names relays. */
const greeting = z.object({
  t: z.literal('welcome'),
  iceServers: z.array(
    z.object({
      urls: z.array(z.string()),
      username: z.string().default(''),
      credential: z.string().default(''),
    }),
  ),
});

let known: readonly RTCIceServer[] = [];

/** The relays that calls of this page may use; none before the line is open, or where nobody says. */
export function knownRelays(): readonly RTCIceServer[] {
  return known;
}

/**
 * The calling SDK has no word for its relays, but whoever tests the network before a call has to go
 * the way the call will go. They are in the first thing that is said on a line.
 *
 * @returns sockets that listen for it, and are otherwise the browser's own
 */
export function relayAware(Base: typeof WebSocket): typeof WebSocket {
  return class extends Base {
    constructor(url: string | URL, protocols?: string | string[]) {
      super(url, protocols);
      this.addEventListener('message', ({ data }) => note(data), { once: true });
    }
  };
}

function note(data: unknown): void {
  if (typeof data !== 'string') return;
  const { data: greeted } = greeting.safeParse(JSON.parse(data));
  if (greeted) known = greeted.iceServers;
}
