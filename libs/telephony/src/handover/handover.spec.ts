import fc from 'fast-check';
import { afterEvent, dueMsOf, isOpenHandover, openHandover } from './handover.ts';
import type { Handover, HandoverEvent } from './handover.ts';
import { nextOffer, offersOf } from './next-offer.ts';
import type { MemberFacts } from './next-offer.ts';

const after = (...events: readonly HandoverEvent[]): Handover =>
  events.reduce(afterEvent, openHandover(100));
const offer = (personId: string, untilMs = 20): HandoverEvent => ({
  ...{ kind: 'offer', personId, untilMs },
});
const accept = (personId: string): HandoverEvent => ({ kind: 'accept', personId, untilMs: 60 });
const pass = (personId: string): HandoverEvent => ({ kind: 'pass', personId });
const time = (nowMs: number): HandoverEvent => ({ kind: 'time', nowMs });

describe('a handover', () => {
  it.each<[string, Handover['state'], readonly HandoverEvent[]]>([
    ['waits', 'waiting', []],
    ['is offered', 'offered', [offer('ann')]],
    ['waits when they pass', 'waiting', [offer('ann'), pass('ann')]],
    ['waits when they do not answer', 'waiting', [offer('ann'), time(20)]],
    ['stays offered until then', 'offered', [offer('ann'), time(19)]],
    ['is accepted by whom it is offered to', 'accepted', [offer('ann'), accept('ann')]],
    ['and by nobody else', 'offered', [offer('ann'), accept('bob'), pass('bob')]],
    ['is not accepted too late', 'waiting', [offer('ann'), time(20), accept('ann')]],
    ['is connected', 'connected', [offer('ann'), accept('ann'), { kind: 'connected' }]],
    ['not before it is accepted', 'offered', [offer('ann'), { kind: 'connected' }]],
    ['fails', 'failed', [offer('ann'), accept('ann'), { kind: 'failed' }]],
    ['fails when the bot is silent', 'failed', [offer('ann'), accept('ann'), time(60)]],
    ['outlasts patience once accepted', 'accepted', [offer('ann', 200), accept('ann'), time(59)]],
    ['is over when patience is', 'nobody', [time(100)]],
    ['also while it is offered', 'nobody', [offer('ann', 200), time(100)]],
    ['is cancelled', 'cancelled', [offer('ann'), accept('ann'), { kind: 'cancel' }]],
    ['stays over', 'cancelled', [{ kind: 'cancel' }, offer('ann'), time(500), { kind: 'nobody' }]],
    ['is offered to nobody twice', 'waiting', [offer('ann'), pass('ann'), offer('ann')]],
  ])('%s: %s', (_, state, events) => {
    expect(after(...events).state).toBe(state);
  });

  it('keeps who accepted, and not who was only asked', () => {
    expect(after(offer('ann'), accept('ann'), { kind: 'cancel' }).personId).toBe('ann');
    expect(after(offer('ann'), { kind: 'cancel' })).toMatchObject({
      ...{ personId: null, asked: ['ann'] },
    });
  });
});

const free = (idleSinceMs: number): MemberFacts => ({ isHere: true, isBusy: false, idleSinceMs });
const members = [
  { personId: 'ann', skills: ['french'] },
  { personId: 'bob', skills: [] },
  { personId: 'cem', skills: ['french'] },
];
const known = new Map([
  ['ann', free(3)],
  ['bob', free(1)],
  ['cem', free(1)],
]);
const waiting = { members, skill: null, asked: [] };

describe('nextOffer', () => {
  it('asks whoever is idle for longest, then by the order of the team', () => {
    expect(nextOffer(waiting, known)).toEqual({ kind: 'offer', personId: 'bob' });
    const asked = ['bob'];
    expect(nextOffer({ ...waiting, asked }, known)).toEqual({ kind: 'offer', personId: 'cem' });
  });

  it('asks nobody without the skill', () => {
    expect(nextOffer({ ...waiting, skill: 'french' }, known)).toMatchObject({ personId: 'cem' });
    expect(nextOffer({ ...waiting, skill: 'welsh' }, known)).toEqual({ kind: 'nobody' });
  });

  it('waits for who is busy, and not for who is away', () => {
    const busy = new Map([...known].map(([id, one]) => [id, { ...one, isBusy: true }]));
    expect(nextOffer(waiting, busy)).toEqual({ kind: 'wait' });
    const away = new Map([...busy].map(([id, one]) => [id, { ...one, isHere: false }]));
    expect(nextOffer(waiting, away)).toEqual({ kind: 'nobody' });
    expect(nextOffer(waiting, new Map())).toEqual({ kind: 'nobody' });
  });
});

describe('a queue', () => {
  it('gives each one to somebody else, the one that waited for longest first', () => {
    const queue = ['first', 'second', 'third', 'fourth'].map((id) => ({ id, ...waiting }));
    const next = offersOf(queue, known).map((one) => one.next);
    expect(next).toEqual([
      { kind: 'offer', personId: 'bob' },
      { kind: 'offer', personId: 'cem' },
      { kind: 'offer', personId: 'ann' },
      { kind: 'wait' },
    ]);
  });

  const people = members.map(({ personId }) => personId);
  const IDS = ['one', 'two', 'three', 'four'];
  const step = fc.record({
    id: fc.constantFrom(...IDS),
    personId: fc.constantFrom(...people),
    kind: fc.constantFrom(
      ...(['accept', 'pass', 'cancel', 'connected', 'failed', 'advance', 'toggle'] as const),
    ),
    ms: fc.integer({ min: 0, max: 30 }),
    /** The same is said once more. */
    isTwice: fc.boolean(),
  });

  it('asks each of them for one at a time, nobody twice, and ends, in whatever order things happen', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const queue = new Queue();
        for (const { isTwice, ...one } of steps)
          for (const _ of isTwice ? [1, 2] : [1]) {
            queue.take(one);
            queue.check();
          }
        queue.take({ id: '', personId: '', kind: 'advance', ms: 1_000 });
        queue.take({ id: '', personId: '', kind: 'advance', ms: 1_000 });
        for (const handover of queue.all.values()) expect(isOpenHandover(handover)).toBe(false);
      }),
      { numRuns: 200 },
    );
  });

  /** Handovers and people as a service keeps them. */
  class Queue {
    readonly all = new Map(IDS.map((id) => [id, openHandover(200)]));
    readonly away = new Set<string>();
    #nowMs = 0;

    take(one: { id: string; personId: string; kind: string; ms: number }): void {
      const { id, personId } = one;
      if (one.kind === 'advance') {
        this.#nowMs += one.ms;
        for (const each of IDS) this.#change(each, time(this.#nowMs));
      } else if (one.kind === 'toggle') {
        if (!this.away.delete(personId)) this.away.add(personId);
      } else if (one.kind === 'accept' || one.kind === 'pass') {
        this.#change(id, { kind: one.kind, personId, untilMs: this.#nowMs + 50 });
      } else this.#change(id, { kind: one.kind as 'cancel' });
      this.#offer();
    }

    check(): void {
      const having = [...this.all.values()].flatMap(({ state, personId }) =>
        state === 'offered' || state === 'accepted' ? [personId] : [],
      );
      expect(having).not.toContain(null);
      expect(new Set(having).size).toBe(having.length);
      for (const one of this.all.values()) {
        expect(new Set(one.asked).size).toBe(one.asked.length);
        const due = dueMsOf(one);
        expect(due === undefined).toBe(!isOpenHandover(one));
        if (due !== undefined) expect(due).toBeGreaterThan(this.#nowMs);
      }
    }

    #change(id: string, event: HandoverEvent): void {
      const before = this.all.get(id)!;
      const now = afterEvent(before, event);
      if (!isOpenHandover(before)) expect(now).toBe(before);
      expect(afterEvent(now, event)).toEqual(now);
      this.all.set(id, now);
    }

    #offer(): void {
      const open = [...this.all].filter(([, { state }]) => state === 'waiting');
      const busy = new Set(
        [...this.all.values()].flatMap((one) => (isOpenHandover(one) ? one.personId : [])),
      );
      const facts = new Map(
        people.map((id) => [id, { ...free(0), isHere: !this.away.has(id), isBusy: busy.has(id) }]),
      );
      const queue = open.map(([id, { asked }]) => ({ id, members, skill: null, asked }));
      for (const { id, next } of offersOf(queue, facts))
        if (next.kind === 'offer') this.#change(id, offer(next.personId, this.#nowMs + 20));
        else if (next.kind === 'nobody') this.#change(id, next);
    }
  }
});
