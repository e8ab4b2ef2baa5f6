import { Agent, request } from 'node:http';
import type { IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';

/** One request, ready to be sent any number of times. */
export interface Post {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

const agent = new Agent({ keepAlive: true });

/** @returns the answer's body @throws Error unless it was a success */
export async function send(
  { url, headers, body }: Post,
  method: 'GET' | 'POST' = 'POST',
): Promise<string> {
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    const length = String(Buffer.byteLength(body));
    request(url, { agent, method, headers: { ...headers, 'content-length': length } }, resolve)
      .on('error', reject)
      .end(body);
  });
  const answer = await text(response);
  if ((response.statusCode ?? 500) < 300) return answer;
  throw new Error(`${new URL(url).pathname} answered ${response.statusCode} ${answer}`);
}

export function jsonPost(url: string, token: string, body: object): Post {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  return { url, headers, body: JSON.stringify(body) };
}
