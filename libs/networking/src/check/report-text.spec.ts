import type { CheckProgress } from './connectivity-check.ts';
import { reportText } from './report-text.ts';
import type { Way } from './way.ts';

const wayTo = (kind: Way['kind'], url: string): Way => ({
  kind,
  url,
  server: { urls: url, username: 'person-in-question', credential: 'the-secret' },
});

const progress: CheckProgress = {
  isOver: true,
  rows: [
    {
      kind: 'stun',
      way: wayTo('stun', 'stun:relay.example'),
      outcome: { status: 'works', tookMs: 12.34, address: '203.0.113.42' },
    },
    {
      kind: 'turn-udp',
      way: wayTo('turn-udp', 'turn:relay.example?transport=udp'),
      outcome: { status: 'works', tookMs: 30, address: '2001:db8:aa:bb::7' },
      measurement: {
        ...{ status: 'done', roundTripMs: 1.25, pings: 9 },
        ...{ bytes: 1_000_000, tookMs: 800, bytesPerSecond: 1_250_000 },
      },
    },
    {
      kind: 'turn-tcp',
      way: wayTo('turn-tcp', 'turn:relay.example?transport=tcp'),
      outcome: { status: 'refused', tookMs: 5, code: 486, text: 'Quota\nof 203.0.113.42 reached' },
    },
    { kind: 'turn-tls', outcome: { status: 'not-offered' } },
  ],
  pair: {
    local: { type: 'relay', protocol: 'udp', relayProtocol: 'tls' },
    remote: { type: 'srflx', protocol: 'udp' },
    reason: 'relay',
    found: { host: 2, srflx: 1, relay: 1 },
  },
};
const context = { at: new Date(0), browser: 'Browser 1.0' };

describe('reportText', () => {
  it('says all that was found', () => {
    expect(reportText(progress, context).split('\n')).toEqual([
      'Connectivity check',
      'Date: 1970-01-01T00:00:00.000Z',
      'Browser: Browser 1.0',
      '',
      'STUN, stun:relay.example: works after 12 ms, address 203.0.x.x',
      'TURN over UDP, turn:relay.example?transport=udp: works after 30 ms, address 2001:db8:aa:x; ' +
        'round trip 1.3 ms (median of 9), 10.0 Mbit/s (1000000 bytes in 800 ms)',
      'TURN over TCP, turn:relay.example?transport=tcp: refused after 5.0 ms with 486 Quota of 203.0.x.x reached',
      'TURN over TLS: not offered',
      '',
      'Candidates when connected: host 2, srflx 1, relay 1',
      'Selected pair: relay udp, relay over tls - srflx udp (relay)',
    ]);
  });

  it('holds nothing of a credential, and no whole address', () => {
    const text = reportText(progress, context);
    for (const hidden of ['person-in-question', 'the-secret', '113.42', 'bb::7'])
      expect(text).not.toContain(hidden);
  });

  it('says what was not found', () => {
    const rows = [{ kind: 'stun', outcome: { status: 'no-answer', tookMs: 6_000 } }] as const;
    expect(reportText({ rows, pair: 'none', isOver: true }, context)).toContain(
      'STUN: no answer within 6000 ms\n\nSelected pair: none',
    );
  });
});
