import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';

/** Who vouches for an admin, and the trusted service that knows them. */
export interface SignIn extends AsyncDisposable {
  readonly url: string;
  readonly audience: string;
  readonly token: string;
}

export async function openSignIn(): Promise<SignIn> {
  const audience = 'switchboard-access';
  const { publicKey, privateKey } = await generateKeyPair('RS256');
  const keys = [{ ...(await exportJWK(publicKey)), kid: 'k1', alg: 'RS256' }];
  const admin = { id: 'usr_admin', name: 'Admin', role: 'admin', userId: null };
  const server = createServer(({ url }, response) => {
    const answer = url === '/keys' ? { keys } : { result: { data: admin } };
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify(answer));
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const token = await new SignJWT({ iss: url, aud: audience })
    .setSubject('admin')
    .setIssuedAt()
    .setExpirationTime('1h')
    .setProtectedHeader({ alg: 'RS256', kid: 'k1' })
    .sign(privateKey);
  return {
    ...{ url, audience, token },
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await once(server.close(), 'close');
    },
  };
}
