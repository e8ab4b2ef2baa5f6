import { createHash, createHmac } from 'node:crypto';

interface Origins {
  readonly http: string;
  readonly connectionString: string;
}

const PATH = '/networkTraversal/:issueRelayConfiguration?api-version=2022-03-01-preview';

/** What the relay lets somebody in with, as a trusted service asks for it. */
export async function relayCredentials(
  { http, connectionString }: Origins,
  id: string,
): Promise<readonly RTCIceServer[]> {
  const body = JSON.stringify({ id });
  const date = new Date().toUTCString();
  const hash = createHash('sha256').update(body).digest('base64');
  const toSign = `POST\n${PATH}\n${date};${new URL(http).host};${hash}`;
  const key = /accesskey=([^;]+)/i.exec(connectionString)?.[1] ?? '';
  const signature = createHmac('sha256', Buffer.from(key, 'base64')).update(toSign);
  const response = await fetch(http + PATH, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'x-ms-date': date,
      'x-ms-content-sha256': hash,
      authorization: `HMAC-SHA256 SignedHeaders=x-ms-date;host;x-ms-content-sha256&Signature=${signature.digest('base64')}`,
    },
    body,
  });
  if (!response.ok) throw new Error(`no relay credentials: ${response.status}`);
  const { iceServers } = (await response.json()) as { iceServers: readonly RTCIceServer[] };
  return iceServers;
}
