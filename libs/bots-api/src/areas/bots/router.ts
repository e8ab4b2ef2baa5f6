import type { BotsServices } from '../../bots-services.ts';
import { trpc } from '../../trpc.ts';
import type { Procedures } from '../../trpc.ts';
import { list } from './list.ts';
import { put } from './put.ts';
import { watch } from './watch.ts';

/** Bots, and where they answer. */
export const botsRouter = (procedures: Procedures, { bots }: BotsServices) =>
  trpc.router({
    list: list(procedures, bots),
    put: put(procedures, bots),
    watch: watch(procedures, bots),
  });
