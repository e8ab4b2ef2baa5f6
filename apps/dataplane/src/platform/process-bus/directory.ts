/** Where somebody is: an entry of theirs, and the process that holds it. */
export interface Place {
  readonly process: string;
  readonly entry: string;
}

/** Who is where, among the processes that run. */
export interface Directory {
  /** @param name of whoever is here; they may be here more than once, and elsewhere too */
  enter(name: string, entry: string): Promise<void>;
  leave(name: string, entry: string): Promise<void>;
  find(names: readonly string[]): Promise<ReadonlyMap<string, readonly Place[]>>;
}
