import { Ticker } from '@switchboard/audio';
import type { Frame } from '@switchboard/audio';
import { systemClock } from '@switchboard/kernel';

/** In samples; who says nothing is far below. */
const LOUD = 2_000;
const WITHIN_MS = 15_000;

/** One tick of an end that says something. @returns what it hears */
export type EndTick = (nowMs: number) => Frame | undefined;

/** Ticks ends until each has heard somebody, every 20 ms. @throws Error when one does not */
export async function bothHear(ends: readonly EndTick[]): Promise<void> {
  const waiting = new Set(ends);
  const all = Promise.withResolvers<void>();
  const late = setTimeout(() => all.reject(new Error('somebody was not heard')), WITHIN_MS);
  using _ = new Ticker({
    clock: systemClock,
    onTick(nowMs) {
      for (const tick of ends) if (tick(nowMs)?.some((one) => one > LOUD)) waiting.delete(tick);
      if (waiting.size === 0) all.resolve();
    },
    onError: all.reject,
  });
  await all.promise.finally(() => clearTimeout(late));
}
