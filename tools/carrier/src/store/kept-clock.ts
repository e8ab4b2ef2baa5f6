import { advanceable } from '@switchboard/kernel';
import type { AdvanceableClock, Clock } from '@switchboard/kernel';
import type { Store } from './store.ts';

/**
 * A clock that is where it was after a restart as well: times in the store are those of a clock that was
 * turned, and must not lie in the future again.
 */
export function keptClock(store: Store, base: Clock): AdvanceableClock {
  const clock = advanceable(base);
  clock.advance(store.count('SELECT offset_ms AS n FROM clock'));
  return {
    now: () => clock.now(),
    after: (ms, task) => clock.after(ms, task),
    get offsetMs() {
      return clock.offsetMs;
    },
    advance(ms) {
      const offset = clock.offsetMs + ms;
      store.run(
        'INSERT INTO clock VALUES (1, ?) ON CONFLICT DO UPDATE SET offset_ms = ?',
        offset,
        offset,
      );
      clock.advance(ms);
    },
  };
}
