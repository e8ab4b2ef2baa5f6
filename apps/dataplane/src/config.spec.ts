import { isLoopback, readConfig } from './config.ts';

const own = Buffer.alloc(32, 7).toString('base64');

describe('readConfig', () => {
  it('needs nothing on a laptop', () => {
    expect(readConfig({})).toMatchObject({
      host: 'localhost',
      httpPort: 7100,
      https: { port: 7443 },
      control: { host: 'localhost', port: 7101 },
      limits: 'default',
    });
  });

  it('lets the command line and the environment switch limits and HTTPS off', () => {
    expect(readConfig({}, ['--limits', 'off']).limits).toBe('off');
    expect(readConfig({ DATAPLANE_HTTPS: 'false' }).https).toBeUndefined();
    expect(() => readConfig({ DATAPLANE_HTTPS: 'no' })).toThrow('DATAPLANE_HTTPS');
  });

  it('refuses the well-known keys and an open control plane beyond loopback', () => {
    const open = { DATAPLANE_HOST: '0.0.0.0', DATAPLANE_CONTROL_HOST: '0.0.0.0' };
    expect(() => readConfig(open)).toThrow(/KEY_PRIMARY[^]*KEY_SECONDARY[^]*CONTROL_KEY/);
    const safe = {
      ...open,
      DATAPLANE_ACCESS_KEY_PRIMARY: own,
      DATAPLANE_ACCESS_KEY_SECONDARY: own,
      DATAPLANE_CONTROL_KEY: 'a key of sixteen characters',
    };
    expect(readConfig(safe).accessKeys.primary).toBe(own);
  });

  it('names what is wrong and never shows a value', () => {
    const secret = 'postgress://user:hunter2@host';
    expect(() => readConfig({ DATABASE_URL: secret })).toThrow('DATABASE_URL');
    expect(() => readConfig({ DATABASE_URL: secret })).not.toThrow('hunter2');
  });

  it('has a relay of its own, ones of yours, or none', () => {
    expect(readConfig({}).relay).toMatchObject({
      kind: 'embedded',
      port: 3478,
      allowedPeers: ['127.0.0.0/8', '::1/128', 'self'],
    });
    expect(readConfig({ DATAPLANE_RELAY: 'off' }).relay).toEqual({ kind: 'off' });
    const TURN_SECRET = 'a secret of the relay';
    const urls = [
      'stun:relay.example',
      'turn:relay.example:3478?transport=udp',
      'turn:192.0.2.1:3478?transport=tcp',
      'turns:relay.example:5349',
      'turns:[2001:db8::1]:443?transport=tcp',
    ];
    expect(readConfig({ TURN_URLS: urls.join(', '), TURN_SECRET }).relay).toEqual({
      kind: 'external',
      urls,
      secret: TURN_SECRET,
    });
  });

  it('refuses half a relay and peers that are no ranges', () => {
    expect(() => readConfig({ TURN_URLS: 'turn:x' })).toThrow('TURN_URLS, TURN_SECRET');
    const wrong = ['http://x', 'turn:', 'turn:x:0', 'turn:x:99999', 'turn:x?transport=sctp'];
    for (const url of [...wrong, 'stun:x?transport=udp', 'turns:2001:db8::1:443', 'turn://x']) {
      const TURN_URLS = `turn:relay.example,${url}`;
      expect(() => readConfig({ TURN_URLS, TURN_SECRET: 'x'.repeat(16) })).toThrow(
        'TURN_URLS: must be',
      );
    }
    const DATAPLANE_RELAY_ALLOWED_PEERS = '10.0.0.0/8,everything';
    expect(() => readConfig({ DATAPLANE_RELAY_ALLOWED_PEERS })).toThrow('ALLOWED_PEERS');
  });

  it('lets an embedded relay reach nothing private beyond loopback', () => {
    const open = {
      DATAPLANE_HOST: '0.0.0.0',
      DATAPLANE_ACCESS_KEY_PRIMARY: own,
      DATAPLANE_ACCESS_KEY_SECONDARY: own,
      DATAPLANE_PUBLIC_URL: 'https://[2001:db8::1]:7443',
    };
    expect(readConfig(open).relay).toMatchObject({ allowedPeers: [], publicHost: '2001:db8::1' });
  });

  it('knows loopback', () => {
    expect(['localhost', '127.0.0.1', '::1'].every(isLoopback)).toBe(true);
    expect(['0.0.0.0', '::', 'example.com', '127.example.com'].some(isLoopback)).toBe(false);
  });
});
