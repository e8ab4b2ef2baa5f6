import { once } from 'node:events';
import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';

/** Called with each request that was taken, before it is answered. */
export type OnText = (requests: number) => Promise<void>;

/** Everything beyond the service by HTTP: an issuer of sign-ins, the trusted service, and one that takes texts. */
export async function startOutside(onText: OnText) {
  const { publicKey, privateKey } = await generateKeyPair('RS256');
  const jwk = { ...(await exportJWK(publicKey)), kid: 'k1', alg: 'RS256' };
  const requested: string[] = [];
  const server = createServer((request, response) => {
    void answer(request, response).catch(() => response.destroy());
  });
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    let body = '';
    for await (const chunk of request) body += String(chunk);
    const json = (status: number, value: object): void =>
      void response
        .writeHead(status, { 'content-type': 'application/json' })
        .end(JSON.stringify(value));
    if (request.url === '/keys') return json(200, { keys: [jwk] });
    if (request.url?.startsWith('/trpc/me.profile'))
      return json(200, {
        result: {
          data: { id: 'usr_dana', name: 'Dana', role: 'admin', userId: null, endpoint: url },
        },
      });
    const [recipient] = (JSON.parse(body) as { smsRecipients: Recipient[] }).smsRecipients;
    const id = recipient?.repeatabilityRequestId ?? '';
    requested.push(id);
    await onText(requested.length);
    const result = { to: recipient?.to, messageId: `m-${id}`, httpStatusCode: 202 };
    json(202, { value: [{ ...result, successful: true }] });
  };
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const token = await new SignJWT({ iss: url, aud: 'switchboard-access' })
    .setSubject('dana')
    .setIssuedAt()
    .setExpirationTime('1h')
    .setProtectedHeader({ alg: 'RS256', kid: 'k1' })
    .sign(privateKey);
  return {
    ...{ url, token, requested },
    [Symbol.dispose]() {
      server.closeAllConnections();
      server.close();
    },
  };
}

interface Recipient {
  readonly to: string;
  readonly repeatabilityRequestId: string;
}
