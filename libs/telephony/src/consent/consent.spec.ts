import fc from 'fast-check';
import { consentTo, eventOfKeyword, withEvent } from './consent.ts';
import type { Consent, ConsentEvent } from './consent.ts';
import { keywordAction } from './keyword.ts';

const ours = '+14255550100';
const other = '+18885550100';
const said = (
  kind: ConsentEvent['kind'],
  atMs: number,
  more: Partial<ConsentEvent> = {},
): ConsentEvent => ({ kind, channel: 'text', source: 'keyword', atMs, ...more });
const after = (...events: ConsentEvent[]): Consent => events.reduce(withEvent, []);

const anyEvent: fc.Arbitrary<ConsentEvent> = fc.record(
  {
    kind: fc.constantFrom('opted-out', 'opted-in'),
    channel: fc.constantFrom('text', 'call'),
    sender: fc.constantFrom(ours, other),
    source: fc.constantFrom('keyword', 'hand', 'list', 'service'),
    atMs: fc.integer({ min: 0, max: 5 }),
  },
  { requiredKeys: ['kind', 'channel', 'source', 'atMs'] },
);

describe('a keyword', () => {
  it.each([
    ['STOP', 'opt-out'],
    ['  stop all ', 'opt-out'],
    ['Unsubscribe\n', 'opt-out'],
    ['c a n c e l', 'opt-out'],
    ['end', 'opt-out'],
    ['QUIT', 'opt-out'],
    ['Start', 'opt-in'],
    ['unstop', 'opt-in'],
    ['yes', 'opt-in'],
    ['help', 'help'],
    ['Info', 'help'],
    ['stop it', undefined],
    ['Please stop', undefined],
    ['STOP.', undefined],
    ['', undefined],
    [`STOP${' '.repeat(1_000_000)}`, undefined],
  ])('%j means %s', (text, action) => {
    expect(keywordAction(text)).toBe(action);
  });

  it('says something of the sender it was written to, but for a call for help', () => {
    const to = { sender: ours, atMs: 7 };
    expect(eventOfKeyword('opt-out', to)).toEqual(said('opted-out', 7, { sender: ours }));
    expect(eventOfKeyword('opt-in', to)?.kind).toBe('opted-in');
    expect(eventOfKeyword('help', to)).toBeUndefined();
  });
});

describe('consent', () => {
  it('was not asked for at first', () => {
    expect(consentTo([], 'text', ours)).toBe('unasked');
  });

  it('concerns one sender and one channel', () => {
    const consent = after(said('opted-out', 1, { sender: ours }));
    expect(consentTo(consent, 'text', ours)).toBe('opted-out');
    expect(consentTo(consent, 'text', other)).toBe('unasked');
    expect(consentTo(consent, 'call', ours)).toBe('unasked');
  });

  it('of everybody gives way to a later one of a sender, never a refusal of it', () => {
    const start = said('opted-in', 2, { sender: ours });
    expect(consentTo(after(said('opted-out', 1), start), 'text', ours)).toBe('opted-in');
    expect(consentTo(after(said('opted-out', 3), start), 'text', ours)).toBe('opted-out');
    const stop = said('opted-out', 1, { sender: ours });
    expect(consentTo(after(stop, said('opted-in', 2)), 'text', ours)).toBe('opted-out');
    expect(consentTo(after(stop, said('opted-in', 2)), 'text', other)).toBe('opted-in');
  });

  it('follows STOP and START as they were written, not as they arrive', () => {
    const stop = said('opted-out', 1, { sender: ours });
    const start = said('opted-in', 2, { sender: ours });
    expect(consentTo(after(start, stop), 'text', ours)).toBe('opted-in');
    expect(withEvent(after(start), stop)).toEqual(after(start));
  });

  it('is the same in whatever order and how often it is heard, and keeps one event of a kind', () => {
    const heard = fc
      .array(anyEvent, { maxLength: 12 })
      .chain((events) =>
        fc.tuple(
          fc.constant(events),
          fc.shuffledSubarray([...events, ...events], { minLength: events.length * 2 }),
        ),
      );
    fc.assert(
      fc.property(heard, ([events, shuffled]) => {
        const consent = after(...events);
        expect(after(...shuffled)).toEqual(consent);
        expect(consent.length).toBeLessThanOrEqual(6);
      }),
    );
  });

  it('is never given while the last word on a sender is no', () => {
    fc.assert(
      fc.property(fc.array(anyEvent, { maxLength: 12 }), (events) => {
        const atMs = Math.max(0, ...events.map((event) => event.atMs)) + 1;
        const consent = after(...events, said('opted-out', atMs, { sender: ours }));
        expect(consentTo(consent, 'text', ours)).toBe('opted-out');
        const again = withEvent(consent, said('opted-in', atMs + 1, { sender: ours }));
        expect(consentTo(again, 'text', ours)).toBe('opted-in');
      }),
    );
  });
});
