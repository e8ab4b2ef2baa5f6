import type { Page } from '@playwright/test';
import { createPageKey } from '@switchboard/access-api/client';

/** Holds an allocation at the relay, with credentials of whoever this page is signed in as. */
export async function holdRelay(page: Page): Promise<void> {
  const key = await createPageKey();
  const jwe = await page.evaluate(async (publicKey) => {
    const response = await fetch('/api/trpc/me.relay', {
      method: 'POST',
      headers: { 'x-switchboard-page': '1', 'content-type': 'application/json' },
      body: JSON.stringify({ publicKey }),
    });
    const { result } = (await response.json()) as { result: { data: { jwe: string } } };
    return result.data.jwe;
  }, key.publicKey);
  const { iceServers } = JSON.parse(await key.open(jwe)) as { iceServers: RTCIceServer[] };
  await page.evaluate(async (servers) => {
    const connection = new RTCPeerConnection({ iceServers: servers, iceTransportPolicy: 'relay' });
    // Kept, or the browser may collect it together with what it holds.
    Object.assign(globalThis, { connection });
    const relayed = new Promise((found) => {
      connection.onicecandidate = ({ candidate }) => candidate?.type === 'relay' && found(true);
    });
    connection.createDataChannel('relayed');
    await connection.setLocalDescription();
    await relayed;
  }, iceServers);
}
