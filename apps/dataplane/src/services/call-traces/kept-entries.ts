import type { TraceEntry } from './shapes.ts';

/** Calls that entries are kept of. */
export const MAX_CALLS = 500;
/** Entries of one call; the first ones are kept, as they say how it began. */
export const MAX_ENTRIES = 300;

interface Kept {
  readonly entries: TraceEntry[];
  more: number;
}

const NOTHING = { entries: [], more: 0 } as const;

/** What happened to the calls that something happened to last. */
export class KeptEntries {
  readonly #calls = new Map<string, Kept>();

  add(callId: string, entry: TraceEntry): void {
    const kept = this.#calls.get(callId) ?? { entries: [], more: 0 };
    this.#calls.delete(callId);
    this.#calls.set(callId, kept);
    if (kept.entries.length < MAX_ENTRIES) kept.entries.push(entry);
    else kept.more += 1;
    const [oldest] = this.#calls.keys();
    if (this.#calls.size > MAX_CALLS && oldest !== undefined) this.#calls.delete(oldest);
  }

  of(callId: string): { readonly entries: readonly TraceEntry[]; readonly more: number } {
    return this.#calls.get(callId) ?? NOTHING;
  }
}
