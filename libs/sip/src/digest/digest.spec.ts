import { VirtualClock } from '@switchboard/kernel/testing';
import { OutgoingRequestMessage, URI } from 'sip.js/lib/core/index.js';
import { DigestCredentials } from './digest-credentials.ts';
import { DigestGuard } from './digest-guard.ts';
import type { DigestVerdict } from './digest-guard.ts';
import { digestResponse, digestSecret } from './digest-hash.ts';
import type { DigestAlgorithm } from './digest-hash.ts';
import { NonceCounts } from './nonce-counts.ts';
import { bestChallenge } from './parse-challenge.ts';

const TARGET = 'sip:example.test';
const uri = new URI('sip', '', 'example.test');
const request = new OutgoingRequestMessage('REGISTER', uri, uri, uri);

function setUp(algorithms: DigestAlgorithm[] = ['SHA-256', 'MD5']) {
  const clock = new VirtualClock();
  const guard = new DigestGuard({
    realm: 'example.test',
    clock,
    algorithms,
    nonceLifetimeMs: 60_000,
    secretOf: (username, algorithm) =>
      username === 'desk' ? digestSecret(algorithm, 'desk', 'example.test', 'secret') : undefined,
  });
  return { clock, guard };
}

function answer(verdict: DigestVerdict, credentials: DigestCredentials): string {
  if (verdict.kind !== 'challenge') throw new Error('nothing to answer');
  credentials.authenticate(request, bestChallenge(verdict.challenges)!.parsed);
  return credentials.toString();
}

describe('digest', () => {
  it('hashes as the example of RFC 2617 does', () => {
    const secret = digestSecret('MD5', 'Mufasa', 'testrealm@host.com', 'Circle Of Life');
    const response = digestResponse(secret, {
      algorithm: 'MD5',
      method: 'GET',
      uri: '/dir/index.html',
      nonce: 'dcd98b7102dd2f0e8b11d0f600bfb0c093',
      qop: { cnonce: '0a4f113b', nc: '00000001' },
    });
    expect(response).toBe('6629fae49393a05397450978507c4ef1');
  });

  it('hashes as the example of RFC 7616 does, with SHA-256', () => {
    const secret = digestSecret('SHA-256', 'Mufasa', 'http-auth@example.org', 'Circle of Life');
    const response = digestResponse(secret, {
      algorithm: 'SHA-256',
      method: 'GET',
      uri: '/dir/index.html',
      nonce: '7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v',
      qop: { cnonce: 'f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ', nc: '00000001' },
    });
    expect(response).toBe('753927fa0e85d155564e2e272a28d1802ca10daf4496794697cf8db5856cb6c1');
  });

  it.each([[['MD5']], [['SHA-256', 'MD5']]] as [DigestAlgorithm[]][])(
    'accepts the right password with %s, and each answer once',
    (algorithms) => {
      const { guard } = setUp(algorithms);
      const ours = new DigestCredentials({ username: 'desk', password: 'secret' });
      const header = answer(guard.check('REGISTER', undefined, TARGET), ours);
      expect(header).toContain(`algorithm=${algorithms[0]}`);
      expect(guard.check('REGISTER', header, TARGET)).toEqual({
        kind: 'accepted',
        username: 'desk',
      });
      const again = guard.check('REGISTER', header, TARGET);
      expect(again).toMatchObject({ kind: 'challenge', isWrong: false });
      expect(again.kind === 'challenge' && again.challenges[0]).toContain('stale=true');
    },
  );

  it('counts on with the same nonce', () => {
    const { guard } = setUp();
    const ours = new DigestCredentials({ username: 'desk', password: 'secret' });
    const challenge = guard.check('REGISTER', undefined, TARGET);
    expect(guard.check('REGISTER', answer(challenge, ours), TARGET).kind).toBe('accepted');
    expect(guard.check('REGISTER', answer(challenge, ours), TARGET).kind).toBe('accepted');
  });

  it.each([
    ['a wrong password', { username: 'desk', password: 'wrong' }, 'REGISTER', TARGET],
    ['a stranger', { username: 'nobody', password: 'secret' }, 'REGISTER', TARGET],
    ['an answer for another method', { username: 'desk', password: 'secret' }, 'INVITE', TARGET],
    ['for somebody else', { username: 'desk', password: 'secret' }, 'REGISTER', 'sip:bob@a.test'],
  ])('refuses %s', (_what, credentials, method, target) => {
    const { guard } = setUp();
    const first = guard.check(method, undefined, target);
    const header = answer(first, new DigestCredentials(credentials));
    expect(guard.check(method, header, target)).toMatchObject({ kind: 'challenge', isWrong: true });
  });

  it('lets a nonce expire, and takes none of somebody else', async () => {
    const { clock, guard } = setUp();
    const ours = new DigestCredentials({ username: 'desk', password: 'secret' });
    const header = answer(guard.check('REGISTER', undefined, TARGET), ours);
    await clock.advance(60_000);
    expect(guard.check('REGISTER', header, TARGET)).toMatchObject({ isWrong: false });
    const foreign = answer(setUp().guard.check('REGISTER', undefined, TARGET), ours);
    expect(guard.check('REGISTER', foreign, TARGET).kind).toBe('challenge');
  });

  it.each(['Basic abc', 'Digest', 'Digest a', 'Digest username="desk', 'Digest ,,,=', ''])(
    'answers %j with a challenge',
    (header) => {
      expect(setUp().guard.check('REGISTER', header, TARGET).kind).toBe('challenge');
    },
  );

  it('keeps no more nonces than fit, and none beyond its time', async () => {
    const clock = new VirtualClock();
    const counts = new NonceCounts(clock, 1_000);
    for (let each = 0; each < 10_100; each++) counts.take(`nonce-${each}`, '00000001');
    expect(counts.size).toBe(10_000);
    await clock.advance(1_000);
    counts.take('last', '00000001');
    expect(counts.size).toBe(1);
  });
});
