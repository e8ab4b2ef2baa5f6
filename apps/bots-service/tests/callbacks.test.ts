import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createCallbackVerifier } from '@switchboard/auth';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { callback, config, incomingEvent, startBots } from './_bots.ts';

/** A service that signs, and publishes its key. */
async function startSigner() {
  const { publicKey, privateKey } = await generateKeyPair('RS256');
  const keys = [{ ...(await exportJWK(publicKey)), kid: 'k1', alg: 'RS256' }];
  const server = createServer((_, response) => response.end(JSON.stringify({ keys })));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const jwksUri = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const sign = (claims: object = {}, key = privateKey) =>
    new SignJWT({ iss: config.calls.issuer, aud: config.calls.audience, ...claims })
      .setProtectedHeader({ alg: 'RS256', kid: 'k1' })
      .setIssuedAt()
      .setExpirationTime('5m')
      .sign(key);
  const close = (): void => {
    server.closeAllConnections();
    server.close();
  };
  return { jwksUri, sign, [Symbol.dispose]: close };
}

test('callbacks are taken from the service, and from nobody else', async () => {
  using signer = await startSigner();
  const verifyCallback = createCallbackVerifier({ ...config.calls, jwksUri: signer.jwksUri });
  await using started = await startBots({ verifyCallback });
  const { calls, bots } = started;
  await started.deliver(incomingEvent());
  await started.settle();
  const { pathname } = new URL(calls.callbackUrls.get('context-of-call-1')!);
  const post = async (token?: string, path = pathname) => {
    const { status } = await fetch(`${bots.url}${path}`, {
      method: 'POST',
      headers: { ...(token !== undefined && { authorization: `Bearer ${token}` }) },
      body: JSON.stringify([callback('CallConnected')]),
    });
    await started.settle();
    return status;
  };
  const { privateKey } = await generateKeyPair('RS256');
  const strangers = [
    undefined,
    'nonsense',
    await signer.sign({ iss: 'https://evil.example' }),
    await signer.sign({ aud: 'another resource' }),
    await signer.sign({}, privateKey),
  ];
  for (const token of strangers) expect(await post(token)).toBe(401);
  expect(calls.spoken).toEqual([]);
  const token = await signer.sign();
  expect(await post(token, '/calls/cal_unknown')).toBe(200);
  expect(calls.spoken).toEqual([]);
  expect(await post(token)).toBe(200);
  expect(calls.spoken).toHaveLength(1);
});

test('events are taken by the secret alone', async () => {
  await using started = await startBots();
  const { status } = await fetch(`${started.bots.url}/events`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-bots-secret': 'of somebody else' },
    body: JSON.stringify([incomingEvent()]),
  });
  expect(status).toBe(401);
  await started.settle();
  expect(started.calls.asked).toEqual([]);
});
