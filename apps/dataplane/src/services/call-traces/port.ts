import { port } from '../../platform/ports.ts';
import type { LegQuality, TraceEntry } from './shapes.ts';

export type { LegQuality, TraceEntry } from './shapes.ts';
export { isBad } from './bad.ts';
export { hideNumber } from './hide-number.ts';

/** An entry before it is known when. */
export type NewEntry = TraceEntry extends infer Entry
  ? Entry extends { readonly at: string }
    ? Omit<Entry, 'at'>
    : never
  : never;

/** What a service knows of calls besides, and is asked for when somebody looks. */
export interface TraceSource {
  entriesOf(callId: string): readonly TraceEntry[];
  /** Of its ends in this process, by their ids. */
  qualities(): ReadonlyMap<string, LegQuality>;
}

/** What happened to the calls of late, for who looks after them. Times are the machine's. */
export interface CallTraces {
  /** Whichever process the call lives in. */
  note(callId: string, entry: NewEntry): void;
  addSource(source: TraceSource): void;
}

export const callTracesPort = port<CallTraces>('call-traces');
