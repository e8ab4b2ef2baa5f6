import { connect } from 'node:tls';

const WITHIN_MS = 2_000;
const ASK_EVERY_MS = 600_000;

/** Until when the endpoint's certificate holds; asked for now and then. */
export function certificateUntil(endpoint: string): () => Promise<Date | undefined> {
  const url = new URL(endpoint);
  let asked: { readonly at: number; readonly until: Promise<Date | undefined> } | undefined;
  return async () => {
    if (url.protocol !== 'https:') return undefined;
    const now = performance.now();
    if (!asked || now - asked.at > ASK_EVERY_MS) asked = { at: now, until: ask(url) };
    return asked.until;
  };
}

function ask({ hostname, port }: URL): Promise<Date | undefined> {
  const { promise, resolve } = Promise.withResolvers<Date | undefined>();
  const socket = connect({ host: hostname, port: Number(port || 443), servername: hostname });
  socket.setTimeout(WITHIN_MS, () => socket.destroy());
  socket.once('secureConnect', () => {
    const { valid_to: until } = socket.getPeerCertificate();
    resolve(until ? new Date(until) : undefined);
    socket.end();
  });
  socket.once('error', () => resolve(undefined));
  socket.once('close', () => resolve(undefined));
  return promise;
}
