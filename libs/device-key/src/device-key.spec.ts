import { sealFor } from '@switchboard/access-api';
import { CompactEncrypt, importJWK } from 'jose';
import { createDeviceKey } from './device-key.ts';

describe('the key of a device', () => {
  it.each(['', 'secret', 'ein Schlüssel 钥匙'.repeat(400)])(
    'opens what the trusted service sealed for it',
    async (secret) => {
      const key = await createDeviceKey();
      const jwe = await (await sealFor(key.publicKey))(secret);
      await expect(key.open(jwe)).resolves.toBe(secret);
    },
  );

  it('opens nothing that was sealed for another one', async () => {
    const [mine, other] = await Promise.all([createDeviceKey(), createDeviceKey()]);
    expect(mine.publicKey).not.toEqual(other.publicKey);
    const jwe = await (await sealFor(mine.publicKey))('secret');
    await expect(other.open(jwe)).rejects.toThrow();
  });

  it('reads the names of both sides, where they are given', async () => {
    const key = await createDeviceKey();
    const [apu, apv] = [new TextEncoder().encode('Alice'), new TextEncoder().encode('Bob')];
    const jwe = await new CompactEncrypt(new TextEncoder().encode('secret'))
      .setProtectedHeader({ alg: 'ECDH-ES', enc: 'A256GCM' })
      .setKeyManagementParameters({ apu, apv })
      .encrypt(await importJWK({ ...key.publicKey }, 'ECDH-ES'));
    await expect(key.open(jwe)).resolves.toBe('secret');
  });

  it.each([0, 2, 3, 4])('refuses one whose part %i was changed', async (at) => {
    const key = await createDeviceKey();
    const parts = (await (await sealFor(key.publicKey))('secret')).split('.');
    parts[at] = (parts[at]!.startsWith('A') ? 'B' : 'A') + parts[at]!.slice(1);
    await expect(key.open(parts.join('.'))).rejects.toThrow();
  });

  it.each(['', 'a.b.c', 'a.b.c.d.e', 'e30..AAAA.AAAA.AAAA', 'e30..AAAA.AAAA.AAAA.AAAA'])(
    'refuses "%s"',
    async (jwe) => {
      await expect((await createDeviceKey()).open(jwe)).rejects.toThrow(TypeError);
    },
  );

  it('refuses a point beside the curve', async () => {
    const key = await createDeviceKey();
    const [head = '', ...rest] = (await (await sealFor(key.publicKey))('secret')).split('.');
    const header = JSON.parse(Buffer.from(head, 'base64url').toString()) as { epk: object };
    const forged = { ...header, epk: { ...header.epk, x: 'A'.repeat(43), y: 'A'.repeat(43) } };
    const jwe = [Buffer.from(JSON.stringify(forged)).toString('base64url'), ...rest].join('.');
    await expect(key.open(jwe)).rejects.toThrow();
  });
});
