import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import type { JWTPayload } from 'jose';

/** A scripted OpenID provider: just enough for the code flow, and it counts what it is asked. */
export async function startProvider(now: () => number) {
  const { publicKey, privateKey } = await generateKeyPair('RS256');
  const jwk = { ...(await exportJWK(publicKey)), kid: 'k1', alg: 'RS256', use: 'sig' };
  const grants: URLSearchParams[] = [];
  const seen = { keys: 0 };
  const revoked: (string | null)[] = [];
  let code = { nonce: '', challenge: '' };
  let refreshToken = 'refresh-1';

  const sign = (claims: JWTPayload, header = {}) =>
    new SignJWT({ iss: issuer, sub: 'alice', iat: seconds(), exp: seconds() + 3_600, ...claims })
      .setProtectedHeader({ alg: 'RS256', kid: 'k1', ...header })
      .sign(privateKey);
  const seconds = () => Math.floor(now() / 1_000);

  async function grant(
    form: URLSearchParams,
    authorization: string | undefined,
  ): Promise<[number, unknown]> {
    grants.push(form);
    if (form.get('grant_type') === 'client_credentials') return grantService(authorization);
    const refresh = form.get('grant_type') === 'refresh_token';
    const proof = createHash('sha256')
      .update(form.get('code_verifier') ?? '')
      .digest('base64url');
    const right = refresh
      ? form.get('refresh_token') === refreshToken
      : proof === code.challenge && form.get('code') === 'the-code';
    if (!right) return [400, { error: 'invalid_grant' }];
    refreshToken = `refresh-${grants.length + 1}`;
    const id = await sign({ aud: 'web', name: 'Alice', ...(!refresh && { nonce: code.nonce }) });
    return [200, answer(await sign({ aud: 'switchboard-access' }), id)];
  }

  async function grantService(authorization = ''): Promise<[number, unknown]> {
    const secret = Buffer.from(authorization.replace('Basic ', ''), 'base64').toString();
    if (secret !== 'robot:the+secret+of+a+robot') return [401, { error: 'invalid_client' }];
    const claims = { aud: 'switchboard-access', sub: 'robot', jti: `${grants.length}` };
    const token = await sign(claims);
    return [200, { access_token: token, token_type: 'Bearer', expires_in: 3_600 }];
  }

  const answer = (access: string, id: string) => ({
    access_token: access,
    token_type: 'Bearer',
    expires_in: 3_600,
    refresh_token: refreshToken,
    id_token: id,
  });

  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const form = new URLSearchParams(Buffer.concat(chunks).toString());
      void route(request.url ?? '', form, request.headers.authorization).then(([status, body]) => {
        response.writeHead(status, { 'content-type': 'application/json' });
        response.end(JSON.stringify(body));
      });
    });
  });

  async function route(
    path: string,
    form: URLSearchParams,
    authorization?: string,
  ): Promise<[number, unknown]> {
    if (path === '/token') return grant(form, authorization);
    if (path === '/revoke') {
      revoked.push(form.get('token'));
      return [200, {}];
    }
    if (path === '/keys') {
      seen.keys++;
      return [200, { keys: [jwk] }];
    }
    return [
      200,
      {
        issuer,
        authorization_endpoint: `${issuer}/authorize`,
        token_endpoint: `${issuer}/token`,
        jwks_uri: `${issuer}/keys`,
        revocation_endpoint: `${issuer}/revoke`,
        end_session_endpoint: `${issuer}/end`,
        code_challenge_methods_supported: ['S256'],
      },
    ];
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    issuer,
    sign,
    grants,
    seen,
    revoked,
    /** What the provider does when the person says yes. */
    approve(authorizationUrl: string): string {
      const asked = new URL(authorizationUrl).searchParams;
      code = {
        nonce: asked.get('nonce') ?? '',
        challenge: asked.get('code_challenge') ?? '',
      };
      return `/auth/callback?code=the-code&state=${asked.get('state')}`;
    },
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
