/** The least a server that issues tokens can do: sign the claims. No proof of who asks. */
import { randomUUID } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import Fastify from 'fastify';
import { generateKeyPair, SignJWT } from 'jose';

const RESOURCE = '5b17d0a4-2c66-4f3e-9d51-0a3f6f6d7c11';
const { privateKey } = await generateKeyPair('RS256');
const header = { alg: 'RS256', kid: '0'.repeat(40), x5t: '0'.repeat(27), typ: 'JWT' };

const app = Fastify();
app.post('/*', async () => {
  const iat = Math.floor(Date.now() / 1_000);
  const claims = {
    skypeid: `acs:${RESOURCE}_00000000-0000-0000-0000-000000000000`,
    scp: 1792,
    csi: String(iat),
    exp: iat + 86_400,
    rgn: 'amer',
    acsScope: 'chat,voip',
    resourceId: RESOURCE,
    resourceLocation: 'unitedstates',
    iat,
    jti: randomUUID(),
    gen: 0,
  };
  return { token: await new SignJWT(claims).setProtectedHeader(header).sign(privateKey) };
});

await app.listen({ port: 0, host: 'localhost' });
const { port } = app.server.address() as AddressInfo;
console.log(JSON.stringify({ http: `http://localhost:${port}` }));
