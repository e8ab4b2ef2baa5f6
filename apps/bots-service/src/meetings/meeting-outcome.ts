/**
 * How notes of a call ended: somebody said so, the call is over or there is none, this server hears no free speech, or
 * it did not work out.
 */
export type MeetingOutcome = 'stopped' | 'over' | 'no-call' | 'no-speech' | 'failed';
