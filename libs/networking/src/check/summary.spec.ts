import type { CheckProgress } from './connectivity-check.ts';
import type { Outcome, WayRow } from './outcome.ts';
import { countTypes, reasonOf } from './pair.ts';
import { stepsOf, summaryOf } from './summary.ts';

const works: Outcome = { status: 'works', tookMs: 5 };
const silent: Outcome = { status: 'no-answer', tookMs: 5 };
const measured = {
  status: 'done',
  roundTripMs: 1,
  pings: 9,
  bytes: 1,
  tookMs: 1,
  bytesPerSecond: 1,
};
const progress = (...rows: readonly WayRow[]): CheckProgress => ({ rows, isOver: false });

describe('summaryOf', () => {
  it('looks for the best there is', () => {
    const stun: WayRow = { kind: 'stun', outcome: works };
    const turn: WayRow = { kind: 'turn-udp', outcome: works };
    const done = { ...turn, measurement: measured } as WayRow;
    expect(summaryOf(progress(stun, done))).toBe('relayed');
    expect(summaryOf(progress(stun, { ...turn, measurement: { status: 'failed' } }))).toBe(
      'reachable',
    );
    expect(summaryOf(progress(stun, { kind: 'turn-udp', outcome: silent }))).toBe('direct');
    expect(summaryOf({ ...progress({ kind: 'stun', outcome: silent }), pair: 'none' })).toBe(
      'blocked',
    );
  });
});

describe('stepsOf', () => {
  it('counts trying, measuring of what may work, and the pair', () => {
    const rows: WayRow[] = [
      { kind: 'stun', outcome: works },
      { kind: 'turn-udp', outcome: works, measurement: { status: 'running' } },
      { kind: 'turn-tcp', outcome: silent },
      { kind: 'turn-tls', outcome: { status: 'not-offered' } },
    ];
    expect(stepsOf(progress(...rows))).toEqual({ done: 4, all: 6 });
    expect(stepsOf({ ...progress(...rows), pair: 'none' })).toEqual({ done: 5, all: 6 });
  });
});

describe('reasonOf', () => {
  const found = countTypes(['host', 'host', 'srflx', null, 'prflx']);

  it('says why a pair is used', () => {
    expect(found).toEqual({ host: 2, srflx: 1, relay: 0 });
    expect(reasonOf({ type: 'host' }, { type: 'host' }, found)).toBe('host');
    expect(reasonOf({ type: 'host' }, { type: 'prflx' }, found)).toBe('reflexive');
    expect(reasonOf({ type: 'relay' }, { type: 'host' }, found)).toBe('relay');
    expect(reasonOf({ type: 'relay' }, { type: 'relay' }, countTypes(['relay']))).toBe(
      'relay-only-found',
    );
  });
});
