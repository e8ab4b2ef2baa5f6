import { once } from 'node:events';
import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { config } from './_bots.ts';

/** One request to speak or listen, as the service of calls had it. */
export interface Spoken {
  readonly interrupts: boolean;
  readonly operationContext: string;
}

interface Body {
  readonly callbackUri?: string;
  readonly operationContext?: string;
  readonly interruptCallMediaOperation?: boolean;
}

/** Called with each request to speak, before it is answered. */
export type OnSpoken = (spoken: readonly Spoken[]) => Promise<void>;

/** Everything beyond the service by HTTP: an issuer of sign-ins, the trusted service, and one of calls. */
export async function startOutside(onSpoken: OnSpoken) {
  const { publicKey, privateKey } = await generateKeyPair('RS256');
  const keys = [{ ...(await exportJWK(publicKey)), kid: 'k1', alg: 'RS256' }];
  const spoken: Spoken[] = [];
  const answered = Promise.withResolvers<string>();
  const server = createServer((request, response) => {
    void answer(request, response).catch(() => response.destroy());
  });
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    let text = '';
    for await (const chunk of request) text += String(chunk);
    const json = (status: number, value: object): void =>
      void response
        .writeHead(status, { 'content-type': 'application/json' })
        .end(JSON.stringify(value));
    const { pathname } = new URL(request.url ?? '/', 'http://outside');
    if (pathname === '/keys' || pathname === '/calling/keys') return json(200, { keys });
    if (pathname === '/trpc/me.profile')
      return json(200, {
        result: { data: { id: 'usr_dana', name: 'Dana', role: 'admin', userId: null } },
      });
    const body = JSON.parse(text) as Body;
    if (pathname.endsWith(':answer')) {
      json(200, { callConnectionId: 'connection-1' });
      return answered.resolve(body.callbackUri ?? '');
    }
    const { operationContext = '', interruptCallMediaOperation: interrupts = false } = body;
    spoken.push({ operationContext, interrupts });
    await onSpoken(spoken);
    json(202, {});
  };
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const sign = (claims: { iss: string; aud: string }, subject: string) =>
    new SignJWT(claims)
      .setSubject(subject)
      .setIssuedAt()
      .setExpirationTime('1h')
      .setProtectedHeader({ alg: 'RS256', kid: 'k1' })
      .sign(privateKey);
  return {
    ...{ url, spoken },
    /** Where callbacks go, once the call was answered. */
    answered: answered.promise,
    token: await sign({ iss: url, aud: 'switchboard-access' }, 'dana'),
    callbackToken: await sign({ iss: config.calls.issuer, aud: 'resource' }, 'calls'),
    [Symbol.dispose]() {
      server.closeAllConnections();
      server.close();
    },
  };
}
