import { VirtualClock } from '@switchboard/kernel/testing';
import { sealFor } from '../seal.ts';
import type { PublicKey } from '../shapes.ts';
import { openCredential } from './open-credential.ts';

const HOUR = 3_600_000;

function issuing(clock: VirtualClock) {
  let count = 0;
  return async (publicKey: PublicKey) => ({
    jwe: await (await sealFor(publicKey))(`token-${++count}`),
    expiresOn: new Date(clock.now() + HOUR).toISOString(),
    endpoint: 'http://localhost:7100',
    userId: '8:acs:someone',
  });
}

describe('openCredential', () => {
  it('has a token, and says where it is good and for whom', async () => {
    const clock = new VirtualClock();
    using opened = await openCredential({ fetchToken: issuing(clock), clock });
    expect(opened).toMatchObject({ endpoint: 'http://localhost:7100', userId: '8:acs:someone' });
    expect((await opened.credential.getToken()).token).toBe('token-1');
  });

  it('goes on for others when one of those who share it is done with it', async () => {
    const clock = new VirtualClock();
    const opened = await openCredential({ fetchToken: issuing(clock), clock });
    opened.credential.dispose();
    expect((await opened.credential.getToken()).token).toBe('token-1');
    opened[Symbol.dispose]();
    await expect(opened.credential.getToken()).rejects.toMatchObject({
      code: 'credential-disposed',
    });
    expect(clock.pending).toBe(0);
  });

  it('leaves nothing behind when there is no token to be had', async () => {
    const clock = new VirtualClock();
    const refused = new Error('no');
    const fetchToken = () => Promise.reject(refused);
    const opening = openCredential({ fetchToken, clock });
    await expect(opening).rejects.toBe(refused);
    expect(clock.pending).toBe(0);
  });
});
