import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createCallbackVerifier } from '@switchboard/auth';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { callConfig, incomingEvent, startWithCalls } from './_calls.ts';

const team = { kind: 'in-turn', personIds: ['usr_ann', 'usr_bob'], seconds: 20 } as const;
const connected = JSON.stringify([
  { type: 'Microsoft.Communication.CallConnected', data: { callConnectionId: 'connection-1' } },
]);

/** A service that signs, and publishes its key. */
async function startSigner() {
  const { publicKey, privateKey } = await generateKeyPair('RS256');
  const keys = [{ ...(await exportJWK(publicKey)), kid: 'k1', alg: 'RS256' }];
  const server = createServer((_, response) => response.end(JSON.stringify({ keys })));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const jwksUri = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const sign = (claims: object = {}, key = privateKey) =>
    new SignJWT({ iss: callConfig!.issuer, aud: callConfig!.audience, ...claims })
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

async function start(jwksUri: string) {
  const verifyCallback = createCallbackVerifier({ ...callConfig!, jwksUri });
  const started = await startWithCalls([team], { verifyCallback });
  await started.event(incomingEvent());
  const url = `${started.telephony.url}${new URL(started.answering.callbackUrl).pathname}`;
  const post = async (token: string | undefined, body = connected, to = url) => {
    const headers = { ...(token !== undefined && { authorization: `Bearer ${token}` }) };
    const { status } = await fetch(to, { method: 'POST', headers, body });
    await started.settle();
    return status;
  };
  return { ...started, post };
}

test('callbacks are taken from the service, and from nobody else', async () => {
  using signer = await startSigner();
  await using started = await start(signer.jwksUri);
  const { privateKey } = await generateKeyPair('RS256');
  const strangers = [
    undefined,
    'nonsense',
    await signer.sign({ iss: 'https://evil.example' }),
    await signer.sign({ aud: 'another resource' }),
    await signer.sign({}, privateKey),
  ];
  for (const token of strangers) expect(await started.post(token)).toBe(401);
  expect(started.answering.rings).toEqual([]);
  expect(await started.post(await signer.sign())).toBe(200);
  expect(started.answering.rings).toHaveLength(1);
});

test('what is no callback is refused, and what nobody knows changes nothing', async () => {
  using signer = await startSigner();
  await using started = await start(signer.jwksUri);
  const token = await signer.sign();
  for (const body of ['', '{', '{}', '[{}]', '[{"type":"x","data":{}}]'])
    expect(await started.post(token, body)).toBe(400);
  const { url } = started.telephony;
  expect(await started.post(token, connected, `${url}/calls/cal_unknown`)).toBe(200);
  expect(await started.post(token, connected, `${url}/calls/..%2f..`)).toBe(404);
  expect(await started.post(token, 'x'.repeat(300_000))).toBe(413);
  expect(started.answering.rings).toEqual([]);
});

test('while nobody publishes the keys, a callback is to be sent again', async () => {
  const signer = await startSigner();
  await using started = await start(signer.jwksUri);
  signer[Symbol.dispose]();
  expect(await started.post(await signer.sign())).toBe(503);
});
