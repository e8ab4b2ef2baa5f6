import fc from 'fast-check';
import { parseNumber } from '../numbers/phone-number.ts';
import { parseSender } from '../numbers/sender.ts';
import { maySend } from './may-send.ts';
import type { SendPolicy, SendRequest } from './may-send.ts';
import { defaultQuietHours } from './quiet-hours.ts';
import { verificationOf } from './verification.ts';

const sender = (id: string) => {
  const parsed = parseSender(id);
  if (!parsed) throw new TypeError('no sender');
  return parsed;
};
const recipient = (written: string) => {
  const parsed = parseNumber(written);
  if (!parsed.ok) throw new TypeError(parsed.problem);
  return parsed.number;
};

const tollFree = sender('+18885550100');
const policy: SendPolicy = {
  quietHours: defaultQuietHours,
  answerWithinMs: 3_600_000,
  campaignsNeedOptIn: true,
};
const NOON = Date.parse('2026-11-30T17:00:00Z');
const NIGHT = Date.parse('2026-11-30T04:00:00Z');
const request: SendRequest = {
  sender: tollFree,
  senderMayText: true,
  isSenderWithdrawn: false,
  verification: 'verified',
  recipient: recipient('+12025550123'),
  consent: [],
  zones: ['America/New_York'],
  purpose: 'conversation',
  nowMs: NOON,
};
const stopped = [
  { kind: 'opted-out', channel: 'text', sender: tollFree.id, source: 'keyword', atMs: 1 },
] as const;

describe('whether a text may be sent', () => {
  it('is yes by day to whoever has nothing against it', () => {
    expect(maySend(policy, request)).toEqual({ allowed: true });
  });

  it.each<[string, Partial<SendRequest>]>([
    ['sender-withdrawn', { isSenderWithdrawn: true }],
    ['sender-cannot-text', { senderMayText: false }],
    ['recipient-is-sender', { recipient: recipient(tollFree.id) }],
    ['recipient-cannot-text', { recipient: recipient('+442079460123') }],
    ['opted-out', { consent: stopped }],
    ['not-opted-in', { purpose: 'campaign' }],
    ['verification-missing', { verification: 'unverified' }],
    ['verification-pending', { verification: 'pending' }],
    ['verification-rejected', { verification: 'rejected' }],
    ['time-zone-unknown', { zones: [] }],
  ])('is no for good: %s', (reason, change) => {
    expect(maySend(policy, { ...request, ...change })).toEqual({
      allowed: false,
      reason,
      againMs: undefined,
    });
  });

  it('is not yet at night, unless they have just written', () => {
    const night = { ...request, nowMs: NIGHT };
    expect(maySend(policy, night)).toEqual({
      allowed: false,
      reason: 'quiet-hours',
      againMs: Date.parse('2026-11-30T13:00:00Z'),
    });
    expect(maySend(policy, { ...night, lastReceivedMs: NIGHT - 3_599_999 }).allowed).toBe(true);
    expect(maySend(policy, { ...night, lastReceivedMs: NIGHT - 3_600_000 }).allowed).toBe(false);
    expect(maySend({ ...policy, quietHours: undefined }, night).allowed).toBe(true);
  });

  it('of a campaign is yes for those who asked, and never an answer', () => {
    const consent = [{ ...stopped[0], kind: 'opted-in' }] as const;
    const campaign = { ...request, purpose: 'campaign', consent } as const;
    expect(maySend(policy, campaign).allowed).toBe(true);
    expect(maySend(policy, { ...campaign, nowMs: NIGHT, lastReceivedMs: NIGHT })).toMatchObject({
      reason: 'quiet-hours',
    });
  });

  it('does not depend on verification where carriers do not ask for it', () => {
    const unverified = { ...request, verification: 'unverified' } as const;
    const british = { ...unverified, recipient: recipient('+447700900123') };
    expect(maySend(policy, british).allowed).toBe(true);
    const canadian = recipient('+16135550123');
    expect(maySend(policy, { ...unverified, recipient: canadian }).allowed).toBe(false);
    const local = { ...unverified, sender: sender('+14255550100') };
    expect(maySend(policy, local).allowed).toBe(false);
    expect(maySend(policy, { ...local, recipient: canadian }).allowed).toBe(true);
    expect(maySend(policy, { ...unverified, sender: sender('12345') }).allowed).toBe(true);
    expect(verificationOf(sender('+14255550100'))).toBe('10dlc');
    expect(verificationOf(sender('+447700900123'))).toBeUndefined();
  });

  it('comes true when it is said to', () => {
    const moment = fc.integer({ min: NIGHT, max: NIGHT + 365 * 86_400_000 });
    const zones = fc.subarray(['America/New_York', 'America/Denver', 'Pacific/Honolulu'], {
      minLength: 1,
    });
    fc.assert(
      fc.property(moment, zones, (nowMs, names) => {
        const asked = { ...request, nowMs, zones: names };
        const decision = maySend(policy, asked);
        if (decision.allowed || decision.againMs === undefined) return;
        expect(maySend(policy, { ...asked, nowMs: decision.againMs })).toEqual({ allowed: true });
      }),
    );
  });

  it('is never yes for who has opted out, whatever else is true', () => {
    const anything = fc.record({
      nowMs: fc.integer({ min: NIGHT, max: NIGHT + 86_400_000 }),
      lastReceivedMs: fc.integer({ min: NIGHT, max: NIGHT + 86_400_000 }),
      purpose: fc.constantFrom('conversation', 'campaign'),
      verification: fc.constantFrom('verified', 'pending'),
    });
    fc.assert(
      fc.property(anything, (change) => {
        const decision = maySend(policy, { ...request, ...change, consent: stopped });
        expect(decision.allowed).toBe(false);
      }),
    );
  });
});
