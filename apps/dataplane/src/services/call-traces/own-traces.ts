import type { Clock } from '@switchboard/kernel';
import type { FollowedCalls } from './followed-calls.ts';
import type { KeptEntries } from './kept-entries.ts';
import type { CallTraces, NewEntry, TraceSource } from './port.ts';
import type { OwnCalls, TraceEntry } from './shapes.ts';

/** More than anybody reads; how many there are is told. */
export const MAX_LISTED = 200;

export interface OwnTracesDeps {
  /** The machine's. */
  readonly clock: Clock;
  readonly calls: FollowedCalls;
  readonly entries: KeptEntries;
}

/** What this process knows of calls, its own and those that only an end of it is in. */
export class OwnTraces implements CallTraces {
  readonly #deps: OwnTracesDeps;
  readonly #sources: TraceSource[] = [];

  constructor(deps: OwnTracesDeps) {
    this.#deps = deps;
  }

  note(callId: string, entry: NewEntry): void {
    const at = new Date(this.#deps.clock.now()).toISOString();
    this.#deps.entries.add(callId, { ...entry, at } as TraceEntry);
  }

  addSource(source: TraceSource): void {
    this.#sources.push(source);
  }

  list(): OwnCalls {
    const { calls } = this.#deps;
    return {
      ...{ inProgress: calls.size, calls: calls.inProgress(MAX_LISTED), ended: calls.past() },
      ...{ qualities: this.#qualities(), entries: [], more: 0 },
    };
  }

  of(callId: string): OwnCalls {
    const { calls, entries } = this.#deps;
    const call = calls.find(callId);
    const kept = entries.of(callId);
    const others = this.#sources.flatMap((source) => source.entriesOf(callId));
    return {
      ...{ inProgress: calls.size, calls: call ? [call] : [], ended: [] },
      ...{ qualities: this.#qualities(), entries: [...kept.entries, ...others], more: kept.more },
    };
  }

  #qualities(): OwnCalls['qualities'] {
    return this.#sources.flatMap((source) =>
      [...source.qualities()].map(([endId, quality]) => ({ endId, quality })),
    );
  }
}
