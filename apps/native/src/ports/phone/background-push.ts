import { callKeyOf, readApns, readFcm } from '@switchboard/push';
import type { CallEndedPush, PushPayload } from '@switchboard/push';
import { z } from 'zod';
import type { SystemCall, SystemCallEnd, SystemCalls } from './system-calls.ts';

/** As `expo-notifications` gives a push to a task, on Android and on iOS; what somebody touched has no data here. */
const received = z.object({ data: z.record(z.string(), z.unknown()) });

/** @returns undefined for what is none of ours */
export function readBackgroundPush(payload: unknown): PushPayload | undefined {
  // What the module adds for itself is neither text nor ours.
  const { dataString: _added, ...data } = received.safeParse(payload).data?.data ?? {};
  return readFcm(data) ?? readApns(data);
}

/** What the system is told of the end of a call. */
export interface PushedEnd {
  /** The system's own id. */
  readonly id: string;
  readonly reason: SystemCallEnd;
}

/**
 * Which call a push ends while nothing else of the app runs: the one that rings, if it is that of the push and
 * rings for the same person. What was answered is ended by whoever connects it.
 */
export function endByPush(push: CallEndedPush, active: SystemCall | null): PushedEnd | undefined {
  const event = active?.incomingCallEvent;
  if (active?.status !== 'ringing' || !event) return undefined;
  if (callKeyOf(event.serverCallId) !== callKeyOf(push.serverCallId)) return undefined;
  if (event.metadata?.['recipientId'] !== push.recipientId) return undefined;
  return { id: active.id, reason: REASONS[push.reason] };
}

/** Takes the call that a push ends from the system's screen. */
export async function endCallByPush(
  push: CallEndedPush,
  calls: Pick<SystemCalls, 'getActiveCallSession' | 'reportCallEnded'>,
): Promise<void> {
  const end = endByPush(push, await calls.getActiveCallSession());
  if (end) await calls.reportCallEnded(end.id, end.reason);
}

const REASONS: Readonly<Record<CallEndedPush['reason'], SystemCallEnd>> = {
  'answered-elsewhere': 'answeredElsewhere',
  'declined-elsewhere': 'declinedElsewhere',
  cancelled: 'remoteEnded',
  'no-answer': 'unanswered',
};
