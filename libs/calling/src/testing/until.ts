import type { Calling } from '../calling.ts';
import type { CallingState } from '../state.ts';

/** Longer than any state takes to come about, over a real network too. */
const WITHIN_MS = 20_000;

/** Waits until the state is as wanted. @throws Error naming what did not come about */
export function until(
  calling: Calling,
  what: string,
  holds: (state: CallingState) => boolean,
): Promise<void> {
  return new Promise((resolve, reject) => {
    let undo = (): void => undefined;
    const timer = setTimeout(() => {
      undo();
      reject(new Error(`did not come about: ${what}`));
    }, WITHIN_MS);
    const look = (): void => {
      if (!holds(calling.getSnapshot())) return;
      clearTimeout(timer);
      undo();
      resolve();
    };
    undo = calling.subscribe(look);
    look();
  });
}
