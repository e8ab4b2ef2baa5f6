import type { Clock } from '@switchboard/kernel';
import type { Value } from '../state/value.ts';
import type { ConnectionState, Line } from './connection.ts';

/** The connection that is there, or the next one. @returns undefined when none came about in this time */
export function nextLine(
  state: Value<ConnectionState>,
  clock: Clock,
  withinMs: number,
): Promise<Line | undefined> {
  return new Promise((resolve) => {
    const end = (line: Line | undefined): void => {
      timer[Symbol.dispose]();
      unfollow();
      resolve(line);
    };
    const look = (): void => {
      const { line } = state.get();
      if (line) end(line);
    };
    const timer = clock.after(withinMs, () => end(undefined));
    const unfollow = state.subscribe(look);
    look();
  });
}
