import { contentSecurityPolicy } from './content-security-policy.ts';

function directives(options: Partial<Parameters<typeof contentSecurityPolicy>[1]> = {}) {
  const policy = contentSecurityPolicy('n0nce', {
    connectOrigins: 'http://localhost:7100 https://*.example.com',
    development: false,
    ...options,
  });
  return new Map(
    policy.split('; ').map((line) => {
      const [name = '', ...values] = line.split(' ');
      return [name, values];
    }),
  );
}

describe('contentSecurityPolicy', () => {
  it('forbids what is not named', () => {
    expect(directives().get('default-src')).toEqual(["'none'"]);
    expect(directives().get('frame-ancestors')).toEqual(["'none'"]);
    expect(directives().get('base-uri')).toEqual(["'none'"]);
  });

  it('runs only scripts that know the nonce', () => {
    const scripts = directives().get('script-src');
    expect(scripts).toContain("'nonce-n0nce'");
    expect(scripts).not.toContain("'unsafe-inline'");
    expect(scripts).not.toContain("'unsafe-eval'");
    expect(directives().get('style-src')).not.toContain("'unsafe-inline'");
  });

  it('allows evaluation in development only', () => {
    expect(directives({ development: true }).get('script-src')).toContain("'unsafe-eval'");
  });

  it('allows workers that a page made itself only where they are needed', () => {
    expect(directives().get('worker-src')).toEqual(["'self'"]);
    expect(directives({ ownWorkers: true }).get('worker-src')).toEqual(["'self'", 'blob:']);
  });

  it('lets the chat SDK reach its service, by sockets too', () => {
    expect(directives().get('connect-src')).toEqual([
      "'self'",
      'http://localhost:7100',
      'https://*.example.com',
      'ws://localhost:7100',
      'wss://*.example.com',
    ]);
    expect(directives({ connectOrigins: '' }).get('connect-src')).toEqual(["'self'"]);
  });
});
