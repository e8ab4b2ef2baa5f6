import { VirtualClock } from '@switchboard/kernel/testing';
import fc from 'fast-check';
import { aMessage, RECIPIENT, SENDER } from '../../tests/_pdus.ts';
import { joinParts } from './join-parts.ts';
import { PartAssembler } from './part-assembler.ts';
import type { IncompleteText, PartAssemblerOptions } from './part-assembler.ts';
import type { Part } from './part.ts';
import { readContent } from './read-content.ts';
import { writeParts } from './write-parts.ts';
import type { PartsBy } from './write-parts.ts';

function setUp(options: Partial<PartAssemblerOptions> = {}) {
  const clock = new VirtualClock();
  const incomplete: IncompleteText[] = [];
  const onIncomplete = (text: IncompleteText): void => void incomplete.push(text);
  return { clock, incomplete, assembler: new PartAssembler({ clock, onIncomplete, ...options }) };
}

const partsOf = (text: string, reference = 7, by: PartsBy = 'header', sender = SENDER): Part[] =>
  writeParts(text, { by, reference })!.map((fields) => {
    const { part, ...content } = readContent(aMessage(fields))!;
    return { sender, recipient: RECIPIENT, place: part!, ...content };
  });

const LONG = 'abcdefghij'.repeat(40);
const OTHER = 'klmnopqrst'.repeat(40);

describe('a long text', () => {
  it.each(['header', 'wide-header', 'sar', 'payload'] as const)('is written by %s', (by) => {
    const messages = writeParts(LONG, { by, reference: 0x1234 })!;
    expect(messages).toHaveLength(by === 'payload' ? 1 : 3);
    const contents = messages.map((fields) => readContent(aMessage(fields))!);
    expect(joinParts(contents)).toBe(LONG);
    expect(contents.map(({ part }) => part?.index)).toEqual(
      by === 'payload' ? [undefined] : [1, 2, 3],
    );
  });

  it('is one message where it is short, and none where it is longer than 255 parts', () => {
    expect(writeParts('', { by: 'header', reference: 1 })).toMatchObject([
      { esmClass: 0, tlvs: {} },
    ]);
    expect(writeParts('a'.repeat(153 * 255), { by: 'sar', reference: 1 })).toHaveLength(255);
    expect(writeParts('a'.repeat(153 * 255 + 1), { by: 'header', reference: 1 })).toBeUndefined();
  });

  it('keeps its coding in parts that would not need it', () => {
    const messages = writeParts(`${'a'.repeat(100)}中`, { by: 'header', reference: 1 })!;
    expect(messages.map(({ dataCoding }) => dataCoding)).toEqual([8, 8]);
  });

  it('is whole once, in any order, whatever is repeated', () => {
    const text = fc
      .tuple(
        fc.string({ unit: fc.constantFrom('a', '€', '中', '😀'), minLength: 120, maxLength: 600 }),
      )
      .map(([body]) => `${body}${'a'.repeat(160)}`);
    const by = fc.constantFrom('header' as const, 'wide-header' as const, 'sar' as const);
    fc.assert(
      fc.property(text, by, fc.infiniteStream(fc.nat()), (body, kind, random) => {
        const { assembler, clock } = setUp();
        const parts = partsOf(body, 300, kind);
        const mixed = [...parts, ...parts, ...parts]
          .map((part) => ({ part, at: random.next().value }))
          .sort((one, other) => one.at - other.at)
          .map(({ part }) => assembler.take(part));
        const whole = mixed.flatMap((one) => (one.state === 'whole' ? [joinParts(one.parts)] : []));
        expect(whole).toEqual([body]);
        expect(assembler.waiting).toEqual({ texts: 0, bytes: 0 });
        assembler[Symbol.dispose]();
        expect(clock.pending).toBe(0);
      }),
    );
  });

  it('is put together where another sender tore a pair apart', () => {
    const torn = [Uint8Array.of(0xd8, 0x3d), Uint8Array.of(0xde, 0x00)];
    expect(joinParts(torn.map((bytes) => ({ dataCoding: 8, bytes })))).toBe('😀');
    expect(
      joinParts([
        { dataCoding: 0, bytes: Uint8Array.of(0x1b) },
        { dataCoding: 0, bytes: Uint8Array.of(0x65) },
      ]),
    ).toBe('€');
    expect(
      joinParts([
        { dataCoding: 0, bytes: Uint8Array.of(0) },
        { dataCoding: 8, bytes: torn[0]! },
      ]),
    ).toBe('@\ud83d');
    expect(joinParts([{ dataCoding: 4, bytes: torn[0]! }])).toBeUndefined();
  });
});

describe('PartAssembler', () => {
  it('keeps apart who sends, who receives, and how the parts refer to each other', () => {
    const { assembler } = setUp();
    const [first] = partsOf(LONG);
    const [, second] = partsOf(LONG);
    assembler.take(first!);
    for (const other of [
      { ...second!, sender: '14255550102' },
      { ...second!, recipient: '14255550103' },
      { ...second!, place: { ...second!.place, kind: 'sar' as const } },
      { ...second!, place: { ...second!.place, reference: 8 } },
    ])
      assembler.take(other);
    expect(assembler.waiting.texts).toBe(5);
  });

  it('tells what never became whole', async () => {
    const { assembler, clock, incomplete } = setUp({ expiresAfterMs: 60_000 });
    assembler.take(partsOf(LONG, 1)[0]!);
    await clock.advance(30_000);
    assembler.take(partsOf(LONG, 2)[1]!);
    await clock.advance(30_000);
    expect(incomplete).toMatchObject([{ sender: SENDER, total: 3, reason: 'expired' }]);
    expect([...incomplete[0]!.parts.keys()]).toEqual([1]);
    await clock.advance(30_000);
    expect(incomplete).toHaveLength(2);
    expect([assembler.waiting.texts, clock.pending]).toEqual([0, 0]);
  });

  it('takes another text of the same reference for what it is', async () => {
    const { assembler, incomplete, clock } = setUp({ rememberMs: 1_000 });
    const [first, second, third] = partsOf(LONG);
    const states = (parts: Part[]): string[] => parts.map((part) => assembler.take(part).state);
    expect(states([first!, ...partsOf(OTHER)])).toEqual(['waiting', 'waiting', 'waiting', 'whole']);
    expect(incomplete).toMatchObject([{ reason: 'replaced' }]);
    expect(states([first!, second!, third!])).toEqual(['waiting', 'waiting', 'whole']);
    expect(states([first!])).toEqual(['repeated']);
    await clock.advance(1_000);
    expect(states([first!])).toEqual(['waiting']);
  });

  it('keeps no more than its limits, of one sender and of all', () => {
    const { assembler } = setUp({
      perSender: { texts: 2, bytes: 400 },
      overall: { texts: 3, bytes: 10_000 },
    });
    const take = (reference: number, sender = SENDER) =>
      assembler.take(partsOf(LONG, reference, 'header', sender)[0]!);
    expect(take(1).state).toBe('waiting');
    expect(take(2).state).toBe('waiting');
    expect(take(3)).toEqual({ state: 'refused', reason: 'sender-limit' });
    expect(take(3, '14255550102').state).toBe('waiting');
    expect(take(4, '14255550103')).toEqual({ state: 'refused', reason: 'limit' });
    expect(assembler.take(partsOf(LONG, 1)[1]!)).toEqual({
      state: 'refused',
      reason: 'sender-limit',
    });
    expect(assembler.waiting).toEqual({ texts: 3, bytes: 3 * 153 });
  });

  it('reads no header that is not true', () => {
    expect(
      readContent(aMessage({ esmClass: 0x40, shortMessage: Uint8Array.of(9, 1) })),
    ).toBeUndefined();
    const sar = { sarReference: 1, sarTotal: 2, sarIndex: 3 };
    expect(readContent(aMessage({ tlvs: sar }))?.part).toBeUndefined();
  });
});
