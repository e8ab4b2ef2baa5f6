import { z } from 'zod';
import { parseJson, read } from './body.ts';
import { pageOf, readCursor, writeCursor, nextLink } from './cursor.ts';
import { toWireError } from './errors.ts';
import { isStorable } from './text.ts';

const json = (text: string, type: string | undefined = 'application/json') =>
  parseJson(Buffer.from(text), type);
const refusal = (status: number) => expect.objectContaining({ status });

describe('bodies', () => {
  it('are JSON of whatever flavour, or absent', () => {
    expect(json('{"a":1}')).toEqual({ a: 1 });
    expect(json('{"a":1}', 'application/merge-patch+json; charset=utf-8')).toEqual({ a: 1 });
    expect(json('', 'text/plain')).toBeUndefined();
    expect(() => json('{}', 'text/plain')).toThrow(refusal(415));
    expect(() => json('{')).toThrow(refusal(400));
    expect(() => parseJson(Buffer.of(0xff), undefined)).toThrow(refusal(400));
  });

  it('hold nothing Postgres could not keep, at any depth', () => {
    const deep = '['.repeat(100_000) + '"\\u0000"' + ']'.repeat(100_000);
    for (const text of ['{"a":["\\u0000"]}', '{"\\u0000":1}', '"\\ud800"', deep]) {
      expect(() => json(text)).toThrow(refusal(400));
    }
    expect(isStorable({ a: ['🎉', 1, null, true] })).toBe(true);
  });

  it('are refused with the field that is wrong', () => {
    const schema = z.object({ a: z.array(z.object({ b: z.string() })) });
    expect(() => read(schema, { a: [{ b: 1 }] })).toThrow(
      expect.objectContaining({ code: 'ValidationError', target: 'a.0.b' }),
    );
    expect(() => read(schema, undefined)).toThrow(expect.objectContaining({ target: 'body' }));
  });

  it.each([
    [{}, 'The name field is required.', 'name'],
    [{ name: null }, 'The name field is required.', 'name'],
    [{ name: '' }, 'The name field is required.', 'name'],
    [{ name: 1 }, 'The name field has the wrong type.', 'name'],
    [{ name: 'long' }, 'The name field must be at most 3 characters long.', 'name'],
    [{ name: 'x', ages: [1, 0] }, 'The ages field must be at least 1.', 'ages.1'],
    [{ name: 'x', on: 'now' }, 'The on field has an invalid format.', 'on'],
    [{ name: 'x', kind: 'c' }, 'The value of the kind field is not supported.', 'kind'],
    [{ name: 'x', odd: 1 }, 'The odd field is not valid.', 'odd'],
    [{ name: 'x', even: 1 }, 'Must be even.', 'even'],
    [{ name: 'x', metadata: { '+1': 1 } }, 'The metadata field has the wrong type.', 'metadata'],
  ])('are told what is wrong in our words: %j', (value, message, target) => {
    const schema = z.object({
      name: z.string().min(1).max(3),
      ages: z.array(z.number().min(1)).optional(),
      on: z.iso.datetime().optional(),
      kind: z.enum(['a', 'b']).optional(),
      odd: z
        .number()
        .refine((number) => number > 1)
        .optional(),
      even: z
        .number()
        .refine((number) => number > 1, { message: 'Must be even.' })
        .optional(),
      metadata: z.record(z.string(), z.string()).optional(),
    });
    expect(() => read(schema, value)).toThrow(expect.objectContaining({ message, target }));
  });
});

describe('pages', () => {
  it('end where the next begins', () => {
    const link = (last: number) => nextLink('/x', { syncState: writeCursor(last), y: undefined });
    const page = pageOf([1, 2, 3], 2, String, link);
    expect(page.value).toEqual(['1', '2']);
    const state = new URL(page.nextLink!, 'http://h').searchParams.get('syncState')!;
    expect(readCursor(z.number(), state)).toBe(2);
    expect(pageOf([1, 2], 2, String, link)).toEqual({ value: ['1', '2'] });
  });

  it.each(['', 'x', writeCursor('text'), '%'])('do not begin at %p', (state) => {
    expect(() => readCursor(z.number(), state)).toThrow(refusal(400));
  });
});

describe('errors', () => {
  it('become 500 only when nobody foresaw them, and say nothing then', () => {
    const broken = toWireError(new Error('password=hunter2'));
    expect([broken.status, broken.message]).toEqual([500, 'The server failed to answer.']);
    const malformed = Object.assign(new Error('x'), { statusCode: 414 });
    expect(toWireError(malformed).status).toBe(400);
  });
});
