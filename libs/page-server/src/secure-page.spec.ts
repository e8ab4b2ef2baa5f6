import { NextRequest } from 'next/server.js';
import { securePage } from './secure-page.ts';

const secured = (rules = {}) =>
  securePage(new NextRequest('http://localhost:3200/audit?person=usr_1'), {
    development: false,
    ...rules,
  }).headers;

describe('securePage', () => {
  it('gives each page a nonce of its own, known to its policy', () => {
    const nonces = [secured(), secured()].map((headers) => {
      const nonce = headers.get('x-middleware-request-x-nonce');
      expect(headers.get('content-security-policy')).toContain(`'nonce-${nonce}'`);
      return nonce;
    });
    expect(nonces[0]).not.toBe(nonces[1]);
  });

  it('tells a layout which page was asked for', () => {
    expect(secured().get('x-middleware-request-x-page-path')).toBe('/audit?person=usr_1');
  });

  it('leaves on only what pages use of a browser', () => {
    expect(secured().get('permissions-policy')).not.toContain('(self)');
    const policy = secured({ features: ['camera'] }).get('permissions-policy');
    expect(policy).toBe('camera=(self), microphone=(), display-capture=(), geolocation=()');
  });
});
