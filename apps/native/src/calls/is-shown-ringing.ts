import type { RingingCall } from '../ringing/ringing-state.ts';

/** Whether the app shows that it rings; what was declined and what became a call it does not. */
export function isShownRinging({ stage }: RingingCall): boolean {
  return stage === 'waiting' || stage === 'ringing' || stage === 'answering';
}
