import { createECDH } from 'node:crypto';
import { readConfig } from '../../config.ts';

const VAPID_SUBJECT = 'mailto:push@example.com';

/** Keys made of 32 bytes. */
function keysOf(bytes: Buffer) {
  const keys = createECDH('prime256v1');
  keys.setPrivateKey(bytes);
  return {
    VAPID_PUBLIC_KEY: keys.getPublicKey('base64url'),
    VAPID_PRIVATE_KEY: bytes.toString('base64url'),
  };
}
const first = keysOf(Buffer.alloc(32, 1));
const second = keysOf(Buffer.concat([Buffer.alloc(1), Buffer.alloc(31, 2)]));

describe('the configuration of pushes', () => {
  it('has no service that is not set', () => {
    expect(readConfig({}).push).toEqual({ allowedHosts: [], shown: 'names' });
  });

  it.each([
    ['ordinary keys', first],
    ['a private key that begins with a zero', second],
  ])('takes %s', (_, keys) => {
    expect(readConfig({ ...keys, VAPID_SUBJECT }).push.webPush).toEqual({
      publicKey: keys.VAPID_PUBLIC_KEY,
      privateKey: keys.VAPID_PRIVATE_KEY,
      subject: VAPID_SUBJECT,
    });
  });

  it.each([
    ['of another private key', second.VAPID_PRIVATE_KEY],
    ['of none', Buffer.alloc(32).toString('base64url')],
  ])('refuses a public key %s, and shows neither', (_, VAPID_PRIVATE_KEY) => {
    const { VAPID_PUBLIC_KEY } = first;
    const reading = () => readConfig({ VAPID_PUBLIC_KEY, VAPID_PRIVATE_KEY, VAPID_SUBJECT });
    expect(reading).toThrow('VAPID_PUBLIC_KEY, VAPID_PRIVATE_KEY: do not belong together');
    expect(reading).not.toThrow(VAPID_PRIVATE_KEY);
  });

  it('refuses half of what a service needs, and files that cannot be read', () => {
    expect(() => readConfig({ WNS_CLIENT_ID: 'half' })).toThrow('WNS_TENANT_ID, WNS_CLIENT_ID');
    expect(() => readConfig({ FCM_SERVICE_ACCOUNT: '/nowhere' })).toThrow('FCM_SERVICE_ACCOUNT');
  });
});
