import type { BotsServices } from '../../bots-services.ts';
import { trpc } from '../../trpc.ts';
import type { Procedures } from '../../trpc.ts';
import { forget } from './forget.ts';

/** Whom bots remember. */
export const peopleRouter = (procedures: Procedures, { people }: BotsServices) =>
  trpc.router({ forget: forget(procedures, people) });
