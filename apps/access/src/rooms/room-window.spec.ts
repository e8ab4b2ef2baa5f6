import { windowOf } from './room-window.ts';

const now = Date.UTC(2026, 0, 1);
const day = 86_400_000;
const at = (days: number) => new Date(now + days * day);
const invalid = expect.objectContaining({ code: 'invalid-window', target: 'validUntil' });

describe('the window of a room', () => {
  it('is open at once and for 180 days without a wish', () => {
    expect(windowOf({}, now)).toEqual({ validFrom: at(0), validUntil: at(180) });
    expect(windowOf({ validFrom: at(3) }, now)).toEqual({ validFrom: at(3), validUntil: at(183) });
  });

  it('moves at one end and keeps the other', () => {
    const before = { validFrom: at(1), validUntil: at(2) };
    expect(windowOf({ validUntil: at(5) }, now, before)).toEqual({ ...before, validUntil: at(5) });
  });

  it('is never empty, over or too long', () => {
    expect(() => windowOf({ validFrom: at(2), validUntil: at(2) }, now)).toThrow(invalid);
    expect(() => windowOf({ validFrom: at(-2), validUntil: at(-1) }, now)).toThrow(invalid);
    expect(() => windowOf({ validUntil: at(181) }, now)).toThrow(invalid);
    expect(windowOf({ validFrom: at(180) }, now).validFrom).toEqual(at(180));
    expect(() => windowOf({ validFrom: at(181) }, now)).toThrow(
      expect.objectContaining({ code: 'invalid-window', target: 'validFrom' }),
    );
    expect(() => windowOf({ validFrom: new Date(-1e14) }, now)).toThrow(invalid);
  });
});
