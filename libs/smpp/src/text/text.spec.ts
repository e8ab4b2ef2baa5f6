import fc from 'fast-check';
import { codingOf, decodeText, encodeText } from './data-coding.ts';
import { isGsm, septetsOf } from './gsm-alphabet.ts';
import { countSegments, splitText } from './segments.ts';
import { readUserData, writeConcatenation } from './user-data-header.ts';

const EXTENDED = '^{}\\[~]|€\f';
const GSM = [...Array(0x1_0000).keys()].flatMap((unit) =>
  septetsOf(unit) === 0 ? [] : [String.fromCharCode(unit)],
);

const gsmText = (maxLength: number) =>
  fc.array(fc.constantFrom(...GSM, ...EXTENDED), { maxLength }).map((all) => all.join(''));
const anyText = fc.oneof(gsmText(700), fc.string({ unit: 'binary', maxLength: 400 }));

describe('the alphabet of GSM 03.38', () => {
  it('has 127 characters and 10 more behind an escape', () => {
    expect(GSM).toHaveLength(137);
    expect(GSM.filter((character) => septetsOf(character.charCodeAt(0)) === 2).sort()).toEqual(
      [...EXTENDED].sort(),
    );
  });

  it.each([...'çêâîôûáíóúýßẞ`’“”–…\tº', 'é'.normalize('NFD'), 'ё', '中', '😀', '\u001b', '\0'])(
    'does not take a near miss for one of its own: %j',
    (text) => {
      expect(isGsm(text)).toBe(text === 'ß');
    },
  );

  it.each([
    ['@', '00'],
    ['Ç', '09'],
    ['à', '7f'],
    ['€', '1b65'],
    ['{[~]}|\\^', '1b281b3c1b3d1b3e1b291b401b2f1b14'],
  ])('writes %s as %s', (text, hex) => {
    expect(Buffer.from(encodeText(text)).toString('hex')).toBe(hex);
  });

  it('reads what phones would show for what is not in the tables', () => {
    expect(decodeText(0, Uint8Array.of(0x1b, 0x41, 0x1b, 0x1b, 0x80, 0x1b))).toBe('A \ufffd ');
  });
});

describe('the text of a message', () => {
  it('is the same when it is read back', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const dataCoding = codingOf(text) === 'gsm' ? 0 : 8;
        expect(decodeText(dataCoding, encodeText(text))).toBe(text);
      }),
    );
  });

  it('is read as ASCII and Latin-1, and never guessed at', () => {
    const bytes = Uint8Array.of(0x40, 0xe7);
    expect([1, 3, 4, 8, 5].map((coding) => decodeText(coding, bytes))).toEqual([
      undefined,
      '@ç',
      undefined,
      '\u40e7',
      undefined,
    ]);
    expect(decodeText(8, Uint8Array.of(0))).toBeUndefined();
    expect(decodeText(1, Uint8Array.of(0x40))).toBe('@');
  });
});

describe('segments', () => {
  it.each([
    ['', 1, 160],
    ['a'.repeat(160), 1, 0],
    ['a'.repeat(161), 2, 145],
    ['a'.repeat(306), 2, 0],
    ['a'.repeat(307), 3, 152],
    ['€'.repeat(80), 1, 0],
    // The escape of the 77th would be the last septet of the first part.
    ['€'.repeat(81), 2, 143],
    [`${'a'.repeat(152)}€${'a'.repeat(152)}`, 3, 152],
    ['ç', 1, 69],
    ['中'.repeat(70), 1, 0],
    ['中'.repeat(71), 2, 63],
    ['😀'.repeat(35), 1, 0],
    ['😀'.repeat(36), 2, 61],
    [`${'中'.repeat(66)}😀${'中'.repeat(66)}`, 3, 66],
  ])('of %j are %i, with room for %i more', (text, segments, left) => {
    expect(countSegments(text)).toMatchObject({ segments, left });
    expect(splitText(text)).toHaveLength(segments);
  });

  it('carry less where they refer to each other by 16 bits', () => {
    const wide = { wideReference: true };
    expect(countSegments('a'.repeat(305), wide).segments).toBe(3);
    expect(countSegments('中'.repeat(132), wide).segments).toBe(2);
    expect(countSegments('中'.repeat(133), wide).segments).toBe(3);
  });

  it('join to the text, are as many as was said, and tear nothing apart', () => {
    fc.assert(
      fc.property(anyText, fc.boolean(), (text, wideReference) => {
        const parts = splitText(text, { wideReference });
        const { segments, coding } = countSegments(text, { wideReference });
        expect(parts.join('')).toBe(text);
        expect(parts).toHaveLength(segments);
        const most = parts.length === 1 ? 140 : wideReference ? 133 : 134;
        for (const part of parts) {
          const bytes = encodeText(part, coding).length;
          expect(coding === 'gsm' ? Math.ceil((bytes * 7) / 8) : bytes).toBeLessThanOrEqual(most);
        }
        if (text.isWellFormed()) expect(parts.every((part) => part.isWellFormed())).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it('follow the formula where nothing could be torn apart', () => {
    const text = fc.string({ unit: fc.constantFrom(...'abc @\n'), maxLength: 1_000 });
    fc.assert(
      fc.property(text, fc.boolean(), (plain, isUcs2) => {
        const [body, alone, part] = isUcs2 ? [`ç${plain}`, 70, 67] : [plain, 160, 153];
        const expected = body.length <= alone ? 1 : Math.ceil(body.length / part);
        expect(countSegments(body).segments).toBe(expected);
      }),
    );
  });

  it('of a million characters are counted in less than a second', () => {
    const started = performance.now();
    expect(countSegments('a€'.repeat(500_000)).segments).toBe(Math.ceil(1_500_000 / 153));
    expect(splitText('😀'.repeat(500_000))).toHaveLength(Math.ceil(500_000 / 33));
    expect(performance.now() - started).toBeLessThan(1_000);
  });
});

describe('a user data header', () => {
  it('says which part it is, by 8 or 16 bits', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 0xffff }),
        fc.integer({ min: 1, max: 255 }),
        fc.uint8Array({ maxLength: 134 }),
        fc.boolean(),
        (wide, total, body, isWide) => {
          const reference = isWide ? wide : wide & 0xff;
          const part = { reference, total, index: (wide % total) + 1 };
          const bytes = Uint8Array.from([...writeConcatenation(part, isWide), ...body]);
          expect(readUserData(bytes)).toEqual({ concatenation: { ...part, isWide }, body });
        },
      ),
    );
  });

  it.each([
    ['no byte', []],
    ['a header beyond the end', [5, 0, 3, 1, 2]],
    ['an element beyond the header', [3, 0, 3, 1, 2, 1]],
    ['half an element', [1, 0, 0]],
  ])('is refused for %s', (_what, bytes) => {
    expect(readUserData(Uint8Array.from(bytes))).toBeUndefined();
  });

  it('is passed over where it says nothing of parts, or nothing that can be', () => {
    for (const header of [
      [4, 5, 2, 0, 0],
      [5, 0, 3, 1, 2, 0],
      [5, 0, 3, 1, 2, 3],
      [5, 0, 3, 1, 0, 0],
    ])
      expect(readUserData(Uint8Array.from([...header, 0x61]))).toEqual({
        concatenation: undefined,
        body: Uint8Array.of(0x61),
      });
  });
});
