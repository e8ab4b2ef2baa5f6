import { createECDH } from 'node:crypto';
import { pushAccountOf } from './push-account.ts';

describe('the account for pushes', () => {
  // One key in 256 begins with a zero: as many are made as to meet several.
  it('has keys that belong together, whatever the secret', () => {
    for (let round = 0; round < 1_000; round += 1) {
      const { vapid } = pushAccountOf({ secret: (name) => `${name} ${round}` });
      expect(vapid.privateKey).toMatch(/^[\w-]{43}$/);
      const ecdh = createECDH('prime256v1');
      ecdh.setPrivateKey(vapid.privateKey, 'base64url');
      expect(ecdh.getPublicKey('base64url')).toBe(vapid.publicKey);
    }
  });
});
