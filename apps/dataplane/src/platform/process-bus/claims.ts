/**
 * What one process holds for all of them. A value begins with its process and a dot, so that a claim
 * ends with the process that made it.
 */
export interface Claims {
  /** @returns the value that stands: this one, or an earlier one of a process that runs */
  claim(key: string, value: string): Promise<string>;
  /** Gives up a claim, if this is its value. */
  release(key: string, value: string): Promise<void>;
}

/** The process that a value belongs to; empty for what is no value. */
export function processOf(value: string): string {
  return value.slice(0, Math.max(0, value.indexOf('.')));
}
