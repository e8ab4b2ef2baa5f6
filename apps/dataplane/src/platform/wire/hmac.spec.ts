import { createHash, createHmac } from 'node:crypto';
import { verifySignature } from './hmac.ts';
import type { SignedRequest } from './hmac.ts';

const primary = Buffer.from('primary key of this test');
const secondary = Buffer.from('secondary key of this test');
const now = Date.UTC(2026, 0, 1);

interface Choices {
  key?: Buffer;
  target?: string;
  signedTarget?: string;
  dateHeader?: 'x-ms-date' | 'date';
  at?: number;
  body?: string;
  sentBody?: string;
}

function signed(choices: Choices = {}): SignedRequest {
  const { key = primary, target = '/identities?api-version=2023-10-01', body = '{}' } = choices;
  const { dateHeader = 'x-ms-date', signedTarget = target, at = now, sentBody = body } = choices;
  const date = new Date(at).toUTCString();
  const hash = createHash('sha256').update(body).digest('base64');
  const text = `POST\n${signedTarget}\n${date};localhost:7100;${hash}`;
  const signature = createHmac('sha256', key).update(text).digest('base64');
  return {
    method: 'POST',
    target,
    body: Buffer.from(sentBody),
    headers: {
      host: 'localhost:7100',
      [dateHeader]: date,
      'x-ms-content-sha256': hash,
      authorization: `HMAC-SHA256 SignedHeaders=${dateHeader};host;x-ms-content-sha256&Signature=${signature}`,
    },
  };
}
const verify = (request: SignedRequest) => () =>
  verifySignature(request, [primary, secondary], now);

describe('verifySignature', () => {
  it('accepts either access key', () => {
    expect(verify(signed())).not.toThrow();
    expect(verify(signed({ key: secondary }))).not.toThrow();
  });

  it('lets SignedHeaders say which date counts', () => {
    expect(verify(signed({ dateHeader: 'date' }))).not.toThrow();
  });

  it('accepts a query signed as a form and sent percent-encoded', () => {
    const target = '/a?locality=New%20York&api-version=2025-06-01';
    const signedTarget = '/a?locality=New+York&api-version=2025-06-01';
    expect(verify(signed({ target, signedTarget }))).not.toThrow();
    expect(verify(signed({ target }))).not.toThrow();
  });

  it('accepts 15 minutes of skew and no more', () => {
    expect(verify(signed({ at: now - 15 * 60_000 }))).not.toThrow();
    expect(verify(signed({ at: now + 15 * 60_000 + 1_000 }))).toThrow(
      expect.objectContaining({ status: 401 }),
    );
  });

  it('denies another body', () => {
    expect(verify(signed({ sentBody: '{"a":1}' }))).toThrow(
      expect.objectContaining({ status: 401, code: 'Denied' }),
    );
  });

  it.each([
    ['another key', signed({ key: Buffer.from('stolen') })],
    ['another path', { ...signed(), target: '/identities/x?api-version=2023-10-01' }],
    ['another method', { ...signed(), method: 'DELETE' }],
    ['no signature', { ...signed(), headers: { host: 'localhost:7100' } }],
    [
      'a bearer token',
      { ...signed(), headers: { ...signed().headers, authorization: 'Bearer x' } },
    ],
    ['another host', { ...signed(), headers: { ...signed().headers, host: 'elsewhere' } }],
  ])('refuses %s', (_name, request) => {
    expect(verify(request)).toThrow(expect.objectContaining({ status: 401, code: 'Unauthorized' }));
  });
});
