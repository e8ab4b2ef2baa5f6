import { readFile } from 'node:fs/promises';

const read = (name: string) => readFile(new URL(`../../../${name}`, import.meta.url), 'utf8');

describe('docker-compose.yml', () => {
  it('publishes ports on this machine alone unless told otherwise', async () => {
    const published = [
      ...(await read('docker-compose.yml')).matchAll(/'[^'\n]*:\d[\d-]*(\/udp)?'/g),
    ];
    expect(published.length).toBeGreaterThan(5);
    for (const [port] of published) {
      expect(port).toMatch(/^'\$\{(MEDIA_)?BIND_ADDRESS:-127\.0\.0\.1\}:/);
    }
  });

  it('starts nothing with an empty secret', async () => {
    const used = [...(await read('docker-compose.yml')).matchAll(/\$\{(\w+)(:[?-])/g)];
    const secrets = used.filter(([, name]) => /SECRET$|PASSWORD$|_KEY_/.test(name ?? ''));
    expect(secrets.length).toBeGreaterThan(6);
    for (const [, name, kind] of secrets) {
      const isOptional = /^(\w+_)?OIDC_CLIENT_SECRET$|^JANUS_/.test(name ?? '');
      expect([name, kind]).toEqual([name, isOptional ? ':-' : ':?']);
    }
  });

  it('asks for nothing that .env.example does not name', async () => {
    const example = await read('.env.example');
    const used = [...(await read('docker-compose.yml')).matchAll(/\$\{(\w+)/g)];
    for (const [, name] of used) expect(example).toMatch(new RegExp(`^${name}=`, 'm'));
  });
});
