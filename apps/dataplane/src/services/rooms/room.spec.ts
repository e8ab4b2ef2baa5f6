import fc from 'fast-check';
import {
  admission,
  assertRoomFor,
  assertRoomId,
  changesOf,
  isRoomId,
  newRoomId,
  windowOf,
} from './room.ts';

const DAY_MS = 86_400_000;
const now = Date.UTC(2026, 0, 1);
const longest = 180 * DAY_MS;
/** The reason stands in the details only. */
const refused = (...complaints: [message: string, target?: string][]) =>
  expect.objectContaining({
    status: 400,
    code: 'BadRequest',
    message: 'The request could not be understood by the server due to malformed syntax.',
    details: complaints.map(([message, target]) => ({
      code: 'BadArgument',
      message,
      ...(target !== undefined && { target }),
    })),
  });
const tooFar = ['Value is incorrect or more than 180 days in the future.', 'ValidFrom'] as const;
const tooLong = ['The time range is incorrect, or larger than 180 days.', 'ValidUntil'] as const;
const isOver = ['The time range end is in the past.', 'ValidUntil'] as const;

describe('room ids', () => {
  it('are seventeen digits that begin with 99', () => {
    const ids = Array.from({ length: 500 }, newRoomId);
    for (const id of ids) expect(id).toMatch(/^99\d{15}$/);
    expect(new Set(ids).size).toBe(500);
    expect(ids.every(isRoomId)).toBe(true);
    for (const id of ['123', '9'.repeat(15), '9'.repeat(18)]) {
      expect(() => assertRoomId(id)).toThrow('Invalid room ID length.');
    }
    for (const id of ['', 'non-existing', '98123456789012345']) {
      expect(() => assertRoomId(id)).toThrow('Invalid room ID.');
    }
    expect(['', '98123456789012345', '99', '991234567890123456', '99abc'].some(isRoomId)).toBe(
      false,
    );
  });
});

describe('the window of a room', () => {
  it('is open at once and until 180 days from now unless it is asked otherwise', () => {
    expect(windowOf({}, now)).toEqual({ validFromMs: now, validUntilMs: now + longest });
    const validFrom = now + DAY_MS;
    expect(windowOf({ validFrom }, now)).toEqual({
      validFromMs: validFrom,
      validUntilMs: now + longest,
    });
  });

  it('is never empty, past or longer than 180 days', () => {
    const validUntil = now + longest;
    expect(windowOf({ validUntil }, now).validUntilMs).toBe(validUntil);
    expect(() => windowOf({ validUntil: validUntil + 1 }, now)).toThrow(refused([...tooLong]));
    const upsideDown = { validFrom: now + 2, validUntil: now + 1 };
    expect(() => windowOf(upsideDown, now)).toThrow(refused([...tooLong]));
    const past = { validFrom: now - 1, validUntil: now - 2 };
    expect(() => windowOf(past, now)).toThrow(refused([...isOver]));
  });

  it('begins within 180 days, and whatever is wrong is told at once', () => {
    const validFrom = now + longest + 1;
    expect(windowOf({ validFrom: validFrom - 1 }, now).validFromMs).toBe(validFrom - 1);
    expect(() => windowOf({ validFrom }, now)).toThrow(refused([...tooFar]));
    const both = { validFrom, validUntil: now };
    expect(() => windowOf(both, now)).toThrow(refused([...tooFar], [...isOver]));
  });

  it('moves at both ends, and stays when nobody asks, even when it is over', () => {
    const before = { validFromMs: now, validUntilMs: now + DAY_MS };
    expect(windowOf({}, now + 9 * DAY_MS, before)).toBe(before);
    const [validFrom, validUntil] = [now + DAY_MS, now + 2 * DAY_MS];
    const after = { validFromMs: validFrom, validUntilMs: validUntil };
    expect(windowOf({ validFrom, validUntil }, now, before)).toEqual(after);
    const together = refused(['validFrom and validUntil should be set together.', '']);
    expect(() => windowOf({ validFrom }, now, before)).toThrow(together);
    expect(() => windowOf({ validUntil }, now, before)).toThrow(together);
  });

  it('holds whatever is asked', () => {
    const time = fc.option(fc.integer({ min: 0, max: now * 2 }), { nil: undefined });
    fc.assert(
      fc.property(time, time, (validFrom, validUntil) => {
        try {
          const { validFromMs, validUntilMs } = windowOf({ validFrom, validUntil }, now);
          expect(validUntilMs).toBeGreaterThan(now);
          expect(validUntilMs).toBeGreaterThanOrEqual(validFromMs);
          expect(validUntilMs - Math.max(now, validFromMs)).toBeLessThanOrEqual(longest);
        } catch (error) {
          expect(error).toMatchObject({ status: 400, code: 'BadRequest' });
        }
      }),
    );
  });
});

describe('changes of participants', () => {
  it('are told apart into the saved and the removed', () => {
    const changes = changesOf({
      '8:acs:r_a': { role: 'Presenter' },
      '8:acs:r_b': { role: undefined },
      '8:acs:r_c': null,
    });
    expect(changes).toEqual({
      saved: [
        { userId: '8:acs:r_a', role: 'Presenter' },
        { userId: '8:acs:r_b', role: null },
      ],
      removed: ['8:acs:r_c'],
    });
  });

  it('give a role there is, or are refused with those there are', () => {
    const sentence =
      'Invalid participant role. The valid roles are: Presenter, Attendee, Consumer, Collaborator.';
    expect(() => changesOf({ '8:acs:r_a': { role: 'Boss' } })).toThrow(refused([sentence]));
  });

  it('concern communication users only, and not more than a room holds', () => {
    const refusal = expect.objectContaining({
      status: 400,
      message: 'Invalid format for communication identifier.',
    });
    for (const id of ['', '4:+14255550123', '8:orgid:x', '8:acs:a_b_c']) {
      expect(() => changesOf({ [id]: null })).toThrow(refusal);
    }
    expect(() => assertRoomFor(350)).not.toThrow();
    expect(() => assertRoomFor(351)).toThrow(expect.objectContaining({ code: 'BadRequest' }));
  });
});

describe('admission', () => {
  const room = {
    id: '99000000000000000',
    createdMs: now,
    validFromMs: now,
    validUntilMs: now + DAY_MS,
    pstnDialOut: false,
  };
  it('is for the invited, inside the window, with the codes calling clients show', () => {
    expect(admission(room, 'Consumer', now)).toEqual({
      ok: true,
      role: 'Consumer',
      validUntilMs: room.validUntilMs,
    });
    expect(admission(undefined, undefined, now)).toEqual({ ok: false, code: 404, subCode: 5732 });
    expect(admission(room, null, now)).toEqual({ ok: false, code: 403, subCode: 5828 });
    const outside = { ok: false, code: 403, subCode: 5829 };
    expect(admission(room, 'Presenter', now - 1)).toEqual(outside);
    expect(admission(room, 'Presenter', now + DAY_MS - 1)).toMatchObject({ ok: true });
    expect(admission(room, 'Presenter', now + DAY_MS)).toEqual(outside);
  });
});
