import type { PushPayload } from './push-payload.ts';

const DAY_S = 86_400;
/** An end that comes later than a call can ring is of no use. */
const CALL_ENDED_S = 120;
const TEST_S = 60;

/** How long a push service may keep a push for a device that it cannot reach, in seconds; 0 when it is too late already. */
export function lifetimeOf(push: PushPayload, nowMs: number): number {
  switch (push.type) {
    case 'incoming-call':
      return Math.max(0, Math.ceil((Date.parse(push.metadata.expiresAt) - nowMs) / 1_000));
    case 'call-ended':
      return CALL_ENDED_S;
    case 'chat-message':
      return DAY_S;
    case 'test':
      return TEST_S;
  }
}
