import type { BotsServices } from '../../bots-services.ts';
import { trpc } from '../../trpc.ts';
import type { Procedures } from '../../trpc.ts';
import { latest } from './latest.ts';
import { start } from './start.ts';
import { stop } from './stop.ts';

/** Callers who are made up. */
export const callersRouter = (procedures: Procedures, { callers }: BotsServices) =>
  trpc.router({
    latest: latest(procedures, callers),
    start: start(procedures, callers),
    stop: stop(procedures, callers),
  });
