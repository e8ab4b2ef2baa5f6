import type { z } from 'zod';
import type { putInput, ScriptView } from './shapes.ts';

/** People who are made up, to try a bot with again and again. */
export interface ScriptService {
  /** By name; 200 at most. */
  list(botId: string): Promise<{ readonly items: ScriptView[] }>;
  /** @throws PlatformError `bot-not-found`, `script-not-found`, `script-exists`, `scripts-full` */
  put(request: z.output<typeof putInput>): Promise<ScriptView>;
  /** @throws PlatformError `script-not-found` */
  remove(id: string): Promise<void>;
}
