import fc from 'fast-check';
import {
  MAX_NOTES,
  openConversation,
  withAssignment,
  withNote,
  withoutNote,
  withRead,
} from './conversation.ts';
import { afterReport, reportOf } from './delivery.ts';
import type { Delivery } from './delivery.ts';
import { deliveryDetailOf, isWorthRetrying } from './delivery-detail.ts';
import { unreadOf, withMessage, withReport } from './message.ts';
import type { Message, Timeline } from './message.ts';

const queued: Delivery = { state: 'queued', atMs: 0 };
const report: fc.Arbitrary<Delivery> = fc.oneof(
  fc.record({
    state: fc.constantFrom('queued', 'sent', 'delivered'),
    atMs: fc.integer({ min: 0, max: 9 }),
  }),
  fc.record({
    state: fc.constant('failed' as const),
    atMs: fc.integer({ min: 0, max: 9 }),
    detail: fc.constantFrom('unreachable', 'carrier-blocked', 'unknown'),
  }),
);
/** The same things in another order, each twice. */
const shuffled = <T>(all: readonly T[]) =>
  fc.shuffledSubarray([...all, ...all], { minLength: all.length * 2, maxLength: all.length * 2 });

describe('a delivery', () => {
  it('goes forward alone', () => {
    const delivered = reportOf('Delivered', 'delivered', 5);
    expect(afterReport(queued, delivered)).toBe(delivered);
    expect(afterReport(delivered, { state: 'sent', atMs: 6 })).toBe(delivered);
    expect(afterReport(delivered, reportOf('Failed', 'unreachable', 7))).toBe(delivered);
    const failed = reportOf('Failed', 'unreachable', 3);
    expect(afterReport(failed, delivered)).toBe(delivered);
  });

  it('is only known as sent where the carrier tells nothing', () => {
    expect(reportOf('Failed', 'carrier-silent', 5)).toEqual({ state: 'sent', atMs: 5 });
  });

  it('ends the same in whatever order and how often it is reported', () => {
    const heard = fc
      .array(report, { maxLength: 8 })
      .chain((all) => fc.tuple(fc.constant(all), shuffled(all)));
    fc.assert(
      fc.property(heard, ([all, again]) => {
        expect(again.reduce(afterReport, queued)).toEqual(all.reduce(afterReport, queued));
      }),
    );
  });
});

describe('the detail of a report', () => {
  it.each([
    ['2000: No Error', 'delivered'],
    ['4000', 'fraud'],
    ['4001: x', 'source-invalid'],
    ['4002: x', 'destination-invalid'],
    ['4003: x', 'destination-unsupported'],
    ['4004: x', 'number-missing'],
    ['4005: Blocked', 'carrier-blocked'],
    [' 4006: x', 'unreachable'],
    ['4007: x', 'recipient-opted-out'],
    ['4008: x', 'limit-exceeded'],
    ['4009: x', 'entitlement-missing'],
    ['4010: x', 'toll-free-unverified'],
    ['4020: x', 'volume-exceeded'],
    ['5000: x', 'service-failure'],
    ['5001: x', 'service-busy'],
    ['5002: x', 'carrier-silent'],
    ['9999: x', 'unknown'],
    ['4242: x', 'unknown'],
    ['40055', 'unknown'],
    ['Sender blocked for given recipient.', 'recipient-opted-out'],
    ['', 'unknown'],
    [undefined, 'unknown'],
  ])('%s is %s', (details, detail) => {
    expect(deliveryDetailOf(details)).toBe(detail);
  });

  it('says whether the same text may arrive another time', () => {
    expect(isWorthRetrying('unreachable')).toBe(true);
    expect(isWorthRetrying('recipient-opted-out')).toBe(false);
  });
});

describe('a timeline', () => {
  const incoming = (id: string, atMs: number): Message => ({ direction: 'in', id, atMs });
  const outgoing = (id: string, atMs: number, delivery: Delivery = queued): Message => {
    return { direction: 'out', id, atMs, delivery };
  };

  it('has each text once, in its place, with the furthest that is known of it', () => {
    const sent: Delivery = { state: 'sent', atMs: 2 };
    const timeline = [outgoing('b', 2, sent), incoming('a', 1), outgoing('b', 2)].reduce<
      Timeline<Message>
    >(withMessage, []);
    expect(timeline).toEqual([incoming('a', 1), outgoing('b', 2, sent)]);
    const delivered: Delivery = { state: 'delivered', atMs: 3 };
    expect(withReport(timeline, 'b', delivered)[1]).toMatchObject({ delivery: delivered });
    expect(withReport(timeline, 'a', delivered)).toBe(timeline);
    expect(withReport(timeline, 'c', delivered)).toBe(timeline);
  });

  it('counts what came in after what was read', () => {
    const timeline = [incoming('a', 1), outgoing('b', 2), incoming('c', 3)];
    expect([0, 1, 3].map((atMs) => unreadOf(timeline, atMs))).toEqual([2, 1, 0]);
  });

  it('is the same in whatever order and how often it is heard', () => {
    const message = fc
      .tuple(fc.integer({ min: 0, max: 9 }), fc.option(report))
      .map(([index, delivery]) =>
        index % 2
          ? incoming(`i${index}`, index >> 1)
          : outgoing(`o${index}`, index >> 1, delivery ?? queued),
      );
    const heard = fc
      .array(message, { maxLength: 10 })
      .chain((all) => fc.tuple(fc.constant(all), shuffled(all)));
    fc.assert(
      fc.property(heard, ([all, again]) => {
        const once = all.reduce<Timeline<Message>>(withMessage, []);
        expect(again.reduce<Timeline<Message>>(withMessage, [])).toEqual(once);
        expect(once.map(({ atMs }) => atMs)).toEqual(
          once.map(({ atMs }) => atMs).toSorted((a, b) => a - b),
        );
      }),
    );
  });
});

describe('a conversation', () => {
  const fresh = openConversation('+18885550100', '+14255550100');

  it('stays read', () => {
    const read = withRead(fresh, 5);
    expect(withRead(read, 4)).toBe(read);
    expect(read.readUntilMs).toBe(5);
  });

  it('belongs to whom it was given last', () => {
    const first = { to: 'ada', by: 'bob', atMs: 1 };
    const last = { to: undefined, by: 'ada', atMs: 2 };
    expect(withAssignment(withAssignment(fresh, first), last).assignment).toEqual(last);
    expect(withAssignment(withAssignment(fresh, last), first).assignment).toEqual(last);
  });

  it('has notes, each once, which their author takes back', () => {
    const note = { id: 'n', by: 'ada', text: 'rang', atMs: 1 };
    const noted = withNote(withNote(fresh, note), { ...note, text: 'again' });
    expect(noted.notes).toEqual([note]);
    expect(withoutNote(noted, 'n', 'bob').notes).toHaveLength(1);
    expect(withoutNote(noted, 'n', 'ada').notes).toEqual([]);
  });

  it('keeps the latest notes', () => {
    let conversation = fresh;
    for (let at = 0; at < MAX_NOTES + 5; at += 1)
      conversation = withNote(conversation, { id: `${at}`, by: 'ada', text: '', atMs: at });
    expect(conversation.notes).toHaveLength(MAX_NOTES);
    expect(conversation.notes[0]?.id).toBe('5');
  });
});
