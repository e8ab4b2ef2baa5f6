import type { CheckProgress, WayRow } from '@switchboard/networking';
import { pictureOf } from './picture-lines';

const way = (kind: WayRow['kind']) => ({ way: { kind, url: kind, server: { urls: kind } } });
const rows: readonly WayRow[] = [
  { kind: 'stun', ...way('stun'), outcome: { status: 'works', tookMs: 1 } },
  {
    kind: 'turn-udp',
    ...way('turn-udp'),
    outcome: { status: 'works', tookMs: 1 },
    measurement: { status: 'failed' },
  },
  { kind: 'turn-tcp', ...way('turn-tcp'), outcome: { status: 'running' } },
  { kind: 'turn-tls', outcome: { status: 'not-offered' } },
];
const pairOf = (type: string, reason: 'host' | 'relay'): CheckProgress['pair'] => ({
  local: { type, ...(reason === 'relay' && { relayProtocol: 'udp' }) },
  remote: { type },
  reason,
  found: { host: 1, srflx: 0, relay: 1 },
});

describe('pictureOf', () => {
  it('draws a line for each way that is offered', () => {
    const { direct, rows: drawn } = pictureOf({ rows, isOver: false });
    expect(direct).toBe('unknown');
    expect(drawn.map(({ near, far }) => [near, far])).toEqual([
      ['open', undefined],
      ['open', 'closed'],
      ['unknown', 'unknown'],
    ]);
  });

  it('says which line is in use', () => {
    const direct = pictureOf({ rows, pair: pairOf('host', 'host'), isOver: true });
    expect([direct.direct, direct.isDirectInUse]).toEqual(['open', true]);
    const relayed = pictureOf({ rows, pair: pairOf('relay', 'relay'), isOver: true });
    expect([relayed.direct, relayed.isDirectInUse]).toEqual(['closed', false]);
    expect(relayed.rows.map(({ isInUse }) => isInUse)).toEqual([false, true, false]);
  });
});
