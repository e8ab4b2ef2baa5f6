import { createHash, createHmac } from 'node:crypto';
import { send } from './http.ts';
import type { Post } from './http.ts';

/** The data plane's well-known access key, as public as every emulator's. */
export const ACCESS_KEY = Buffer.from(
  'c3dpdGNoYm9hcmQtbG9jYWwtYWNjZXNzLWtleS1wcmltYXJ5LW5vdC1hLXNlY3JldA==',
  'base64',
);

export interface Person {
  readonly id: string;
  readonly token: string;
}

/** A request as the server SDKs sign it; good for a quarter of an hour. */
export function signedPost(base: string, target: string, content: object): Post {
  const body = JSON.stringify(content);
  const hash = createHash('sha256').update(body).digest('base64');
  const date = new Date().toUTCString();
  const signed = `POST\n${target}\n${date};${new URL(base).host};${hash}`;
  const signature = createHmac('sha256', ACCESS_KEY).update(signed).digest('base64');
  const names = 'x-ms-date;host;x-ms-content-sha256';
  const headers = {
    'content-type': 'application/json',
    'x-ms-date': date,
    'x-ms-content-sha256': hash,
    authorization: `HMAC-SHA256 SignedHeaders=${names}&Signature=${signature}`,
  };
  return { url: base + target, headers, body };
}

export function tokenRequest(base: string, userId: string): Post {
  const target = `/identities/${encodeURIComponent(userId)}/:issueAccessToken?api-version=2023-10-01`;
  return signedPost(base, target, { scopes: ['chat', 'voip'] });
}

export async function tokenFor(base: string, userId: string): Promise<string> {
  const answer = await send(tokenRequest(base, userId));
  return (JSON.parse(answer) as { token: string }).token;
}

/** New people of a data plane, one after the other. */
export async function makePeople(
  base: string,
  count: number,
  scopes: readonly string[] = ['chat'],
): Promise<Person[]> {
  const people: Person[] = [];
  const ask = { createTokenWithScopes: scopes };
  while (people.length < count) {
    const answer = await send(signedPost(base, '/identities?api-version=2023-10-01', ask));
    const { identity, accessToken } = JSON.parse(answer) as {
      identity: { id: string };
      accessToken: { token: string };
    };
    people.push({ id: identity.id, token: accessToken.token });
  }
  return people;
}
