import { z } from 'zod';
import { colleague, line, personId, teamId } from '../../shapes.ts';

const MAX_MEMBERS = 50;
const MAX_SKILLS = 20;

const skill = line(1, 60);
/** Shorter nobody can read what it is about, longer no customer waits. */
const seconds = z.number().int().min(5).max(120);

export const team = z.object({
  id: z.string(),
  name: z.string(),
  /** How long each of them is asked. */
  seconds: z.number().int(),
  /** In their order. */
  members: z.array(
    colleague.extend({
      skills: z.array(z.string()),
      /** Whether they can be asked now, but for what they are busy with. */
      isHere: z.boolean(),
    }),
  ),
});
export const teamList = z.object({ items: z.array(team) });

export const putInput = z.object({
  /** Absent for a new one. */
  teamId: teamId.optional(),
  name: line(1, 60),
  seconds,
  members: z
    .array(z.object({ personId, skills: z.array(skill).max(MAX_SKILLS) }))
    .max(MAX_MEMBERS)
    .refine(
      (members) => new Set(members.map((one) => one.personId)).size === members.length,
      'must name everybody once',
    ),
});
export const byId = z.object({ teamId });

export const presence = z.object({
  isAvailable: z.boolean(),
  /** Whether one is in any team; otherwise nobody asks. */
  isInTeam: z.boolean(),
});
export const putPresenceInput = presence.pick({ isAvailable: true });

export type TeamView = z.infer<typeof team>;
export type PresenceView = z.infer<typeof presence>;
