import { requestId } from './request-id.ts';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}$/;

describe('requestId', () => {
  it("keeps the caller's", () => {
    expect(requestId('web:42.a-b_c')).toBe('web:42.a-b_c');
  });

  it.each([[undefined], [''], ['two words'], ['line\nbreak'], ['a'.repeat(129)], [['a', 'b']]])(
    'makes one instead of %p',
    (header) => {
      expect(requestId(header)).toMatch(UUID);
    },
  );

  it('makes a new one each time', () => {
    expect(requestId(undefined)).not.toBe(requestId(undefined));
  });
});
