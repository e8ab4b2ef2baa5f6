import { createHmac } from 'node:crypto';
import { anonymousTag, issueCredential, passwordOf, personTag, readName } from './credentials.ts';

const secret = 'a secret shared with the relay';
const alice = '8:acs:5b17d0a4-2c66-4f3e-9d51-0a3f6f6d7c11_0000001b-e76c-cf3c-1985-0948220072ec';
const now = Date.UTC(2026, 0, 1);

describe('relay credentials', () => {
  it('are what coturn expects of a shared secret', () => {
    const { username, credential, expiresMs } = issueCredential(secret, 'x'.repeat(22), 600, now);
    expect(username).toBe(`${now / 1_000 + 600}:${'x'.repeat(22)}`);
    expect(credential).toBe(createHmac('sha1', secret).update(username).digest('base64'));
    expect(expiresMs).toBe(now + 600_000);
  });

  it('are good until they expire, and only with the right secret', () => {
    const { username, credential } = issueCredential(secret, personTag(secret, alice), 600, now);
    expect(passwordOf(secret, username, now)).toBe(credential);
    expect(passwordOf(secret, username, now + 599_999)).toBe(credential);
    expect(passwordOf(secret, username, now + 600_000)).toBeUndefined();
    expect(passwordOf('another secret', username, now)).not.toBe(credential);
  });

  it('do not outlive what they say when somebody says more', () => {
    const { username, credential } = issueCredential(secret, personTag(secret, alice), 600, now);
    const longer = username.replace(/^\d+/, (text) => String(Number(text) + 9_999));
    expect(passwordOf(secret, longer, now)).not.toBe(credential);
  });

  it('name a person by a tag that is always the same and says nothing', () => {
    const tag = personTag(secret, alice);
    expect(tag).toMatch(/^[\w-]{22}$/);
    expect(personTag(secret, alice)).toBe(tag);
    expect(personTag('another secret', alice)).not.toBe(tag);
    expect(personTag(secret, alice.replace(/c$/, 'd'))).not.toBe(tag);
    expect(anonymousTag()).not.toBe(anonymousTag());
  });

  it('are read strictly: what we would not issue is nobody', () => {
    const tag = anonymousTag();
    expect(readName(`1767225600:${tag}`)).toEqual({ expiresMs: 1_767_225_600_000, tag });
    const odd = [
      '',
      tag,
      `:${tag}`,
      `0:${tag}`,
      `1e9:${tag}`,
      `-1767225600:${tag}`,
      '1767225600:x',
    ];
    for (const name of [...odd, `1767225600:${tag}:x`, `1767225600:${tag}\n`]) {
      expect(readName(name)).toBeUndefined();
      expect(passwordOf(secret, name, 0)).toBeUndefined();
    }
  });
});
