import type { z } from 'zod';
import type { Actor } from '../../actor.ts';
import type { PresenceView, putInput, TeamView } from './shapes.ts';

/** Whom bots hand over to, and who of them is there. */
export interface TeamService {
  /** By name; 100 at most. */
  list(): Promise<TeamView[]>;
  /** @throws PlatformError `team-not-found`, `team-exists`, `teams-full`, `colleague-not-found` */
  put(request: z.output<typeof putInput>): Promise<TeamView>;
  /** What still waits for the team finds nobody. @throws PlatformError `team-not-found` */
  remove(teamId: string): Promise<void>;
  presence(actor: Actor): Promise<PresenceView>;
  /** Whoever is away is asked no more; what they are asked just now goes to the next. */
  putPresence(actor: Actor, isAvailable: boolean): Promise<PresenceView>;
}
