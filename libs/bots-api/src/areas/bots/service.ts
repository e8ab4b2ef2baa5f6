import type { z } from 'zod';
import type { BotView, Change, putInput } from './shapes.ts';

/** Bots, and where they answer. */
export interface BotService {
  list(): Promise<{ readonly items: BotView[] }>;
  /** @throws PlatformError `bot-not-found`, `number-taken` */
  put(request: z.output<typeof putInput>): Promise<BotView>;
  /** Until the signal is aborted. */
  watch(signal: AbortSignal): AsyncIterable<Change>;
}
