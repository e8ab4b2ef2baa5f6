import fc from 'fast-check';
import type { RouteStep } from './call-route.ts';
import { isOpen } from './is-open.ts';
import { nextRing } from './next-ring.ts';
import type { RingFacts } from './next-ring.ts';

const at = (iso: string): number => Date.parse(iso);
const route = {
  timeZone: 'America/Los_Angeles',
  hours: [{ weekday: 1, fromMinute: 9 * 60, untilMinute: 17 * 60 }],
  holidays: ['2026-12-07'],
};

describe('isOpen', () => {
  it.each([
    ['2026-11-30T16:59:59Z', false],
    ['2026-11-30T17:00:00Z', true],
    ['2026-12-01T00:59:59Z', true],
    ['2026-12-01T01:00:00Z', false],
    ['2026-12-01T18:00:00Z', false],
    ['2026-12-07T18:00:00Z', false],
    // An hour earlier by the clock of the world in summer.
    ['2026-07-06T16:00:00Z', true],
  ])('at %s: %s', (iso, expected) => {
    expect(isOpen(route, at(iso))).toBe(expected);
  });

  it('until midnight, and never without hours', () => {
    const late = { ...route, hours: [{ weekday: 1, fromMinute: 0, untilMinute: 1_440 }] };
    expect(isOpen(late, at('2026-12-01T07:59:59Z'))).toBe(true);
    expect(isOpen(late, at('2026-12-01T08:00:00Z'))).toBe(false);
    expect(isOpen({ ...route, hours: [] }, at('2026-11-30T18:00:00Z'))).toBe(false);
  });
});

const free = (idleSinceMs = 0): RingFacts => ({ isBusy: false, idleSinceMs });
const facts = new Map([
  ['ann', free(3)],
  ['bob', free(1)],
  ['cem', { isBusy: true, idleSinceMs: 0 }],
  ['dana', free(2)],
]);
const ids = [...facts.keys(), 'stranger'];

/** Who rings together, one group after the other, until somebody hears that nobody came. */
function groups(steps: readonly RouteStep[], known = facts): (readonly string[])[] {
  const rung: string[] = [];
  const all: (readonly string[])[] = [];
  for (;;) {
    const next = nextRing(steps, { rung, facts: known });
    if (next.kind !== 'ring') return all;
    all.push(next.personIds);
    rung.push(...next.personIds);
  }
}

describe('nextRing', () => {
  it('rings in turn, and whoever has been idle for longest first', () => {
    expect(groups([{ kind: 'in-turn', personIds: ids, seconds: 20 }])).toEqual([
      ['ann'],
      ['bob'],
      ['dana'],
    ]);
    expect(groups([{ kind: 'longest-idle', personIds: ids, seconds: 20 }])).toEqual([
      ['bob'],
      ['dana'],
      ['ann'],
    ]);
  });

  it('rings everybody at once who can be rung, and then whoever comes after them', () => {
    const steps: RouteStep[] = [
      { kind: 'at-once', personIds: ['bob', 'cem', 'stranger', 'ann', 'bob'], seconds: 20 },
      { kind: 'at-once', personIds: ['ann', 'dana'], seconds: 10 },
    ];
    expect(groups(steps)).toEqual([['bob', 'ann'], ['dana']]);
    expect(nextRing(steps, { rung: [], facts })).toMatchObject({ seconds: 20, isLast: false });
    expect(nextRing(steps.slice(0, 1), { rung: [], facts })).toMatchObject({ isLast: true });
  });

  it('says who is the last, and for how long they ring', () => {
    const steps: RouteStep[] = [
      { kind: 'person', personId: 'ann', seconds: 10 },
      { kind: 'in-turn', personIds: ['ann', 'bob'], seconds: 20 },
    ];
    const first = nextRing(steps, { rung: [], facts });
    expect(first).toEqual({ kind: 'ring', personIds: ['ann'], seconds: 10, isLast: false });
    const second = nextRing(steps, { rung: ['ann'], facts });
    expect(second).toEqual({ kind: 'ring', personIds: ['bob'], seconds: 20, isLast: true });
  });

  it('goes no further than a step that rejects', () => {
    expect(groups([{ kind: 'reject' }, { kind: 'person', personId: 'ann', seconds: 5 }])).toEqual(
      [],
    );
  });

  it('goes to the mailbox where nobody is left, and rings nobody in place of the number before it', () => {
    const steps: RouteStep[] = [
      { kind: 'person', personId: 'ann', seconds: 10 },
      { kind: 'mailbox' },
      { kind: 'person', personId: 'bob', seconds: 10 },
    ];
    expect(nextRing(steps, { rung: [], facts })).toMatchObject({
      ...{ personIds: ['ann'], isLast: false },
    });
    expect(nextRing(steps, { rung: ['ann'], facts })).toEqual({ kind: 'mailbox' });
  });

  const personIds = fc.array(fc.constantFrom(...ids), { maxLength: 6 });
  const seconds = fc.integer({ min: 5, max: 120 });
  const step: fc.Arbitrary<RouteStep> = fc.oneof(
    fc.record({ kind: fc.constant('person' as const), personId: fc.constantFrom(...ids), seconds }),
    fc.record({ kind: fc.constantFrom('in-turn' as const), personIds, seconds }),
    fc.record({ kind: fc.constantFrom('longest-idle' as const), personIds, seconds }),
    fc.record({ kind: fc.constantFrom('at-once' as const), personIds, seconds }),
    fc.constant({ kind: 'mailbox' as const }),
    fc.constant({ kind: 'reject' as const }),
  );

  it('rings nobody twice, nobody who is busy or unknown, and comes to an end', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 5 }), (steps) => {
        const rung = groups(steps).flat();
        expect(new Set(rung).size).toBe(rung.length);
        for (const id of rung) expect(facts.get(id)?.isBusy).toBe(false);
      }),
    );
  });

  it('says of those who ring that they are the last exactly where nobody is rung after them', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 5 }), (steps) => {
        const all = groups(steps);
        for (const [index] of all.entries()) {
          const rung = all.slice(0, index).flat();
          const next = nextRing(steps, { rung, facts });
          const end = steps.find(({ kind }) => kind === 'mailbox' || kind === 'reject');
          const isLast = index === all.length - 1 && end?.kind !== 'mailbox';
          expect(next).toMatchObject({ personIds: all[index], isLast });
        }
      }),
    );
  });
});
