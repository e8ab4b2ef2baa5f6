import { scriptSchema } from '@switchboard/bots';
import { z } from 'zod';
import { botId } from '../../shapes.ts';

const scriptId = z.string().regex(/^scr_[a-z0-9]{1,60}$/);

export const scriptView = z.object({ id: scriptId, script: scriptSchema });
export const listInput = z.object({ botId });
export const listAnswer = z.object({ items: z.array(scriptView) });
export const putInput = z.object({
  botId,
  /** Absent for a new one. */
  id: scriptId.optional(),
  script: scriptSchema,
});
export const byId = z.object({ id: scriptId });

export type ScriptView = z.infer<typeof scriptView>;
