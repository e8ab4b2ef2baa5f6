import type { CallSnapshot, EndWord } from '@switchboard/calling';
import { isPhone } from '@switchboard/calling/view-models';

export interface CallNote {
  readonly callId: string;
  readonly others: string[];
  readonly direction: 'outgoing';
  readonly outcome: 'answered' | 'missed' | 'declined' | 'failed';
  readonly video: boolean;
  readonly startedAt: string;
  readonly durationSeconds: number;
}

const OUTCOMES: Readonly<Partial<Record<EndWord, CallNote['outcome']>>> = {
  declined: 'declined',
  declinedByAll: 'declined',
  noAnswer: 'missed',
  cancelled: 'missed',
  hungUp: 'missed',
  unreachable: 'missed',
  busy: 'missed',
};

/**
 * What to write down of a call between people that was placed here, and is over or ends now; nothing
 * of one that has not reached anybody yet.
 *
 * @param now epoch milliseconds
 */
export function noteOf(call: CallSnapshot, video: boolean, now: number): CallNote | undefined {
  const { phase, direction, target, connectedAt, endedAt = now, startedAt } = call;
  if (direction !== 'outgoing' || target.kind !== 'people' || phase.name === 'connecting')
    return undefined;
  // Where pages note calls, nobody keeps a list of phones.
  const others = target.ids.filter((id) => !isPhone(id));
  if (others.length === 0) return undefined;
  const answered = connectedAt !== undefined;
  const vain = phase.name === 'ended' ? (OUTCOMES[phase.reason.word] ?? 'failed') : 'missed';
  return {
    callId: call.id,
    others,
    direction,
    outcome: answered ? 'answered' : vain,
    video,
    startedAt: new Date(startedAt).toISOString(),
    durationSeconds: answered ? Math.max(0, Math.round((endedAt - connectedAt) / 1_000)) : 0,
  };
}
