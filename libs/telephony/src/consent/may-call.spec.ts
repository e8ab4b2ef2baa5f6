import type { Consent } from './consent.ts';
import { mayCall } from './may-call.ts';
import type { CallRequest } from './may-call.ts';
import { parseNumber } from '../numbers/phone-number.ts';
import type { E164 } from '../numbers/phone-number.ts';

const HOUR = 3_600_000;
const policy = {
  quietHours: { fromMinute: 21 * 60, untilMinute: 8 * 60 },
  answerWithinMs: 24 * HOUR,
  campaignsNeedOptIn: false,
};
const noon = Date.UTC(2026, 10, 30, 20);
const night = Date.UTC(2026, 11, 1, 6);
const request: CallRequest = {
  ...{ caller: e164('+14255550100'), callee: e164('+14255550111'), isCallerWithdrawn: false },
  ...{ consent: [], zones: ['America/Los_Angeles'], nowMs: noon },
};

function e164(written: string): E164 {
  const parsed = parseNumber(written);
  if (!parsed.ok) throw new TypeError(parsed.problem);
  return parsed.number.e164;
}

function said(channel: 'text' | 'call', sender?: string): Consent {
  const event = { kind: 'opted-out', channel, source: 'hand', atMs: 0 } as const;
  return [{ ...event, ...(sender !== undefined && { sender }) }];
}

describe('mayCall', () => {
  it.each([
    ['nothing is said', {}, 'allowed'],
    ['they want no calls from anybody', { consent: said('call') }, 'opted-out'],
    ['they want none from this number', { consent: said('call', '+14255550100') }, 'opted-out'],
    ['they want none from another one', { consent: said('call', '+14255550122') }, 'allowed'],
    ['they want no texts', { consent: said('text') }, 'allowed'],
    ['the number was taken back', { isCallerWithdrawn: true }, 'sender-withdrawn'],
    ['it is our own number', { callee: request.caller }, 'recipient-is-sender'],
    ['it is night', { nowMs: night }, 'quiet-hours'],
    ['it is night, and they called today', { nowMs: night, lastReceivedMs: noon }, 'allowed'],
    ['nobody knows where they are', { zones: [] }, 'time-zone-unknown'],
  ] as const)('where %s', (_, change, expected) => {
    const decision = mayCall(policy, { ...request, ...change });
    expect(decision.allowed ? 'allowed' : decision.reason).toBe(expected);
  });

  it('says when the night is over', () => {
    const decision = mayCall(policy, { ...request, nowMs: night });
    expect(decision).toMatchObject({ againMs: Date.UTC(2026, 11, 1, 16) });
  });
});
