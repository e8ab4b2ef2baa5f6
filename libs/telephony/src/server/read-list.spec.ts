import fc from 'fast-check';
import { LIST_LIMITS, readList } from './read-list.ts';

const fields = ['name', 'company'] as const;
const read = (text: string) => readList(new TextEncoder().encode(text), fields);
const failing = (work: () => unknown) => {
  try {
    return work();
  } catch (error) {
    return error;
  }
};

describe('a list in CSV', () => {
  it.each([',', ';', '\t'])('is read with its lines, separated by %j', (separator) => {
    const text = ['Name,Phone,Shoe size', '"Ada, the ""first""\nof them",+1 425 555 0100,', ''];
    const list = text.join('\r\n').replaceAll(/,(?! the)/g, separator);
    expect(read(`\ufeff${list}\r\nBob${separator}0${separator}44`)).toEqual([
      { row: 3, number: '+1 425 555 0100', values: { name: 'Ada, the "first"\nof them' } },
      { row: 5, number: '0', values: { name: 'Bob' } },
    ]);
  });

  it('does not take a column for what it is called in the language', () => {
    const [row] = read('phone,__proto__,constructor\n1,a,b');
    expect(row).toEqual({ row: 2, number: '1', values: {} });
    expect(Object.getPrototypeOf(row?.values)).toBe(Object.prototype);
  });

  it.each([
    ['', 'list-empty', undefined],
    ['phone\n', 'list-empty', undefined],
    ['name\nAda', 'list-without-numbers', undefined],
    ['phone,mobile\n1,2', 'list-column-doubled', undefined],
    ['phone,name,Name\n1,2,3', 'list-column-doubled', undefined],
    ['phone,name\n1,2\n1,2,3', 'list-malformed', 'line 3'],
    ['phone,name\n1,"2', 'list-malformed', 'line 2'],
    ['phone,name\n1,a"b"', 'list-malformed', 'line 2'],
    [`phone\n${'1'.repeat(LIST_LIMITS.rowLength + 2)}`, 'list-too-large', undefined],
    [`phone\n${'1\n'.repeat(LIST_LIMITS.rows + 1)}`, 'list-too-large', undefined],
    [`phone${',a'.repeat(LIST_LIMITS.columns)}\n1`, 'list-malformed', 'line 2'],
    ['x'.repeat(LIST_LIMITS.bytes + 1), 'list-too-large', undefined],
  ])('%.40j is refused', (text, code, target) => {
    expect(failing(() => read(text))).toMatchObject({ code, target });
  });

  it('has a limit of rows and columns that can be reached', () => {
    expect(read(`phone\n${'1\n'.repeat(LIST_LIMITS.rows)}`)).toHaveLength(LIST_LIMITS.rows);
    const columns = Array.from({ length: LIST_LIMITS.columns + 1 }, (_, at) => `a${at}`);
    const wide = [
      ['phone', ...columns],
      ['1', ...columns],
    ].map((row) => row.join(','));
    expect(failing(() => read(wide.join('\n')))).toMatchObject({ code: 'list-too-large' });
  });

  it('in another coding is refused', () => {
    const bytes = Uint8Array.from([0x70, 0xe4, 0x0a, 0x31]);
    expect(failing(() => readList(bytes, fields))).toMatchObject({ code: 'list-malformed' });
  });

  it('is read or refused, whatever it is', () => {
    const text = fc.oneof(
      fc.string({ maxLength: 200 }),
      fc
        .string({ unit: fc.constantFrom(...'",;\t\r\n\u0000 1a'), maxLength: 200 })
        .map((one) => `phone,name\n${one}`),
    );
    fc.assert(
      fc.property(text, (one) => {
        const found = failing(() => read(one));
        if (found instanceof Error) expect(found.name).toBe('PlatformError');
      }),
      { numRuns: 2_000 },
    );
  });
});
