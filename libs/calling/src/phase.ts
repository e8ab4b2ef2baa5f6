import type { CallState } from '@azure/communication-calling';
import { endReasonOf } from './end-reason.ts';
import type { EndReason } from './end-reason.ts';

/**
 * Where a call stands.
 *
 * ```
 *  connecting ──► ringing ──► connected ◄──► held
 *      │             │            │           │
 *      └─────────────┴─► ending ◄─┴───────────┘
 *      any of them ─────► ended   (nothing leaves it)
 * ```
 */
export type CallPhase =
  | { readonly name: 'connecting' }
  | { readonly name: 'ringing' }
  | { readonly name: 'connected' }
  | { readonly name: 'held'; readonly by: 'me' | 'other' }
  | { readonly name: 'ending' }
  | { readonly name: 'ended'; readonly reason: EndReason };

export type PhaseName = CallPhase['name'];

/** Which phase may follow which. */
export const transitions: Readonly<Record<PhaseName, readonly PhaseName[]>> = {
  connecting: ['connecting', 'ringing', 'connected', 'held', 'ending', 'ended'],
  ringing: ['ringing', 'connected', 'held', 'ending', 'ended'],
  connected: ['connected', 'held', 'ending', 'ended'],
  held: ['held', 'connected', 'ending', 'ended'],
  ending: ['ending', 'ended'],
  ended: [],
};

/** The phase after the SDK said a state; what the table does not allow changes nothing. */
export function nextPhase(
  phase: CallPhase,
  state: CallState,
  reason?: { readonly code: number; readonly subCode?: number },
): CallPhase {
  const next = phaseOf(state, reason);
  if (!transitions[phase.name].includes(next.name)) return phase;
  return samePhase(phase, next) ? phase : next;
}

/** May media and people of the call be changed? */
export function isLive(phase: CallPhase): boolean {
  return phase.name === 'connected' || phase.name === 'held';
}

export function isOver(phase: CallPhase): boolean {
  return phase.name === 'ended';
}

function phaseOf(state: CallState, reason: Parameters<typeof endReasonOf>[0]): CallPhase {
  switch (state) {
    case 'None':
    case 'Connecting':
    case 'InLobby':
      return { name: 'connecting' };
    case 'Ringing':
    case 'EarlyMedia':
      return { name: 'ringing' };
    case 'Connected':
      return { name: 'connected' };
    case 'LocalHold':
      return { name: 'held', by: 'me' };
    case 'RemoteHold':
      return { name: 'held', by: 'other' };
    case 'Disconnecting':
      return { name: 'ending' };
    case 'Disconnected':
      return { name: 'ended', reason: endReasonOf(reason) };
  }
}

function samePhase(a: CallPhase, b: CallPhase): boolean {
  if (a.name === 'held' && b.name === 'held') return a.by === b.by;
  return a.name === b.name;
}
