import type { TraceEntry } from './use-calls';

type SipEntry = Extract<TraceEntry, { area: 'sip' }>;

export interface CallLadder {
  readonly id: string;
  readonly trunk: string | null;
  readonly messages: readonly SipEntry[];
}

/** The messages of SIP in a timeline, those that belong together. */
export function laddersIn(entries: readonly TraceEntry[]): readonly CallLadder[] {
  const messages = entries.filter((entry) => entry.area === 'sip');
  const byLadder = Map.groupBy(messages, ({ ladder }) => ladder);
  return [...byLadder].map(([id, ones]) => ({ id, trunk: ones[0]?.trunk ?? null, messages: ones }));
}
