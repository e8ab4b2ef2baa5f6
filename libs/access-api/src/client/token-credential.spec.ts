import { jest } from '@jest/globals';
import { VirtualClock } from '@switchboard/kernel/testing';
import { sealFor } from '../seal.ts';
import { createPageKey } from './page-key.ts';
import { createTokenCredential } from './token-credential.ts';
import type { TokenCredentialOptions } from './token-credential.ts';

const HOUR = 3_600_000;
type Fetch = TokenCredentialOptions['fetchToken'];

function issuing(clock: VirtualClock) {
  let count = 0;
  return jest.fn<Fetch>(async (publicKey) => ({
    jwe: await (await sealFor(publicKey))(`token-${++count}`),
    expiresOn: new Date(clock.now() + HOUR).toISOString(),
  }));
}

/** WebCrypto answers from a thread pool: a timer turn of the virtual clock does not wait for it. */
async function until(what: string, condition: () => boolean, withinMs = 30_000): Promise<void> {
  const deadline = Date.now() + withinMs;
  while (!condition()) {
    if (Date.now() > deadline) throw new Error(`did not happen within ${withinMs} ms: ${what}`);
    await new Promise((resolve) => setImmediate(resolve));
  }
}

describe('createTokenCredential', () => {
  it('fetches once for all who ask at the same time, and with a key of its own', async () => {
    const clock = new VirtualClock();
    const fetchToken = issuing(clock);
    const credential = createTokenCredential({ fetchToken, clock });
    const tokens = await Promise.all(Array.from({ length: 20 }, () => credential.getToken()));
    expect(new Set(tokens.map(({ token }) => token))).toEqual(new Set(['token-1']));
    expect(fetchToken).toHaveBeenCalledTimes(1);
    expect(Object.keys(fetchToken.mock.calls[0]?.[0] ?? {}).sort()).toEqual([
      'crv',
      'kty',
      'x',
      'y',
    ]);
    credential.dispose();
  });

  it('refreshes ten minutes ahead without being asked', async () => {
    const clock = new VirtualClock();
    const fetchToken = issuing(clock);
    const credential = createTokenCredential({ fetchToken, clock });
    await credential.getToken();
    await clock.advance(50 * 60_000 - 1);
    expect(fetchToken).toHaveBeenCalledTimes(1);
    await clock.advance(1);
    await until('a second fetch', () => fetchToken.mock.calls.length === 2);
    await expect(credential.getToken()).resolves.toMatchObject({ token: 'token-2' });
    const [first, second] = fetchToken.mock.calls;
    expect(first?.[0].x).not.toBe(second?.[0].x);
    credential.dispose();
    expect(clock.pending).toBe(0);
  });

  it('tries again what may pass, a bounded number of times', async () => {
    const clock = new VirtualClock();
    const fetchToken = jest.fn<Fetch>(async () => {
      throw new TypeError('fetch failed');
    });
    const credential = createTokenCredential({ fetchToken, clock });
    const result = expect(credential.getToken()).rejects.toThrow('fetch failed');
    for (let attempt = 1; attempt <= 5; attempt++) {
      await until(`attempt ${attempt}`, () => fetchToken.mock.calls.length >= attempt);
      await clock.advance(30_000);
    }
    await result;
    expect(fetchToken).toHaveBeenCalledTimes(5);
  });

  it('does not repeat a final refusal', async () => {
    const fetchToken = jest.fn<Fetch>(async () => {
      throw new Error('final');
    });
    const credential = createTokenCredential({ fetchToken, clock: new VirtualClock() });
    await expect(credential.getToken()).rejects.toThrow('final');
    expect(fetchToken).toHaveBeenCalledTimes(1);
  });

  it('goes on with a token that is still good when the refresh fails', async () => {
    const clock = new VirtualClock();
    const good = issuing(clock);
    let broken = false;
    const fetchToken: Fetch = async (key) => {
      if (broken) throw new Error('final');
      return good(key);
    };
    const credential = createTokenCredential({ fetchToken, clock });
    await credential.getToken();
    broken = true;
    await clock.advance(55 * 60_000);
    await expect(credential.getToken()).resolves.toMatchObject({ token: 'token-1' });
    await clock.advance(5 * 60_000);
    await expect(credential.getToken()).rejects.toThrow('final');
    credential.dispose();
  });

  it('refuses after it was disposed of', async () => {
    const credential = createTokenCredential({ fetchToken: issuing(new VirtualClock()) });
    credential.dispose();
    await expect(credential.getToken()).rejects.toMatchObject({ code: 'credential-disposed' });
  });
});

describe('the page key', () => {
  it('opens only what was sealed for it', async () => {
    const [mine, other] = await Promise.all([createPageKey(), createPageKey()]);
    const jwe = await (await sealFor(mine.publicKey))('secret');
    expect(jwe).not.toContain('secret');
    await expect(mine.open(jwe)).resolves.toBe('secret');
    await expect(other.open(jwe)).rejects.toThrow();
  });

  it('is refused when it is no point of the curve', async () => {
    const bogus = { kty: 'EC', crv: 'P-256', x: 'A'.repeat(43), y: 'A'.repeat(43) } as const;
    await expect(sealFor(bogus)).rejects.toMatchObject({ code: 'invalid-public-key' });
  });
});
