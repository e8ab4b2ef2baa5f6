import type { BotsServices } from '../../bots-services.ts';
import { trpc } from '../../trpc.ts';
import type { Procedures } from '../../trpc.ts';
import { spend } from './spend.ts';

/** Language models of bots. */
export const modelsRouter = (procedures: Procedures, { models }: BotsServices) =>
  trpc.router({ spend: spend(procedures, models) });
