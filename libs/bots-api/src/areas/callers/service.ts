import type { z } from 'zod';
import type { latestAnswer, RunView, startInput } from './shapes.ts';

/** Callers who are made up, by a phone network that is. */
export interface CallerService {
  /** The latest run of a bot that this process has started. */
  latest(botId: string): z.output<typeof latestAnswer>;
  /**
   * Has so many people call, at most 20 of them at once.
   *
   * @throws PlatformError `bot-not-found`, `number-not-answered`, `no-scripts`, `no-callers`, `callers-busy`
   */
  start(request: z.output<typeof startInput>): Promise<RunView>;
  /** Whoever calls hangs up. @throws PlatformError `run-not-found` */
  stop(id: string): RunView;
}
