import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What the telephony service asks the trusted service, answered at once. */
export interface TrustedService extends AsyncDisposable {
  readonly url: string;
  /** Gives a number to the telephony app. */
  route(number: string): void;
}

/** Everybody is an admin; each session is a person of their own, so that a team may be as large as a test wants. */
export async function trustedService(): Promise<TrustedService> {
  const numbers: { readonly number: string; readonly name: string }[] = [];
  const server = createServer(({ url = '', headers }, response) => {
    const id = `usr_${String(headers['x-session-id'])}`;
    const data = url.startsWith('/trpc/numbers.routed')
      ? { numbers }
      : { id, name: 'Dana', role: 'admin', userId: null, endpoint: 'http://localhost' };
    response
      .writeHead(200, { 'content-type': 'application/json' })
      .end(JSON.stringify({ result: { data } }));
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    route: (number) => void numbers.push({ number, name: 'Team' }),
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await once(server.close(), 'close');
    },
  };
}
