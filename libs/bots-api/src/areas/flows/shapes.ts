import { flowSchema } from '@switchboard/bots';
import { z } from 'zod';
import { botId, pageRequest, timestamp } from '../../shapes.ts';

const version = z.number().int().min(1).max(1_000_000);
/** Who wrote a version; `code` is what came with the program. */
const author = z.enum(['code', 'you', 'somebody']);

export const skillView = z.object({
  name: z.string(),
  description: z.string(),
  needs: z.array(z.string()),
  gives: z.array(z.string()),
  /** How it may end, besides the two that every skill has. */
  outcomes: z.array(z.string()),
});

export const versionView = z.object({
  version: z.number().int(),
  by: author,
  at: timestamp,
  /** Whether new conversations begin with it. */
  isActive: z.boolean(),
});

export const flowView = versionView.extend({
  botId,
  flow: flowSchema,
  /** What its steps can do. */
  skills: z.array(skillView),
});

export const getInput = z.object({
  botId,
  /** The active one, unless told otherwise. */
  version: version.optional(),
});
export const listInput = pageRequest.extend({ botId });
export const listAnswer = z.object({
  items: z.array(versionView),
  cursor: z.string().nullable(),
});
export const putInput = z.object({
  botId,
  flow: flowSchema,
  /** The version that was active when somebody began to write: another one since is not overwritten. */
  basedOn: version,
});
export const activateInput = z.object({ botId, version });

export type FlowView = z.infer<typeof flowView>;
export type VersionView = z.infer<typeof versionView>;
export type SkillView = z.infer<typeof skillView>;
