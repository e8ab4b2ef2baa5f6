import type { AccessServices } from '../../access-services.ts';
import type { Procedures } from '../../procedures.ts';
import { trpc } from '../../trpc.ts';
import { log } from './log.ts';
import { providers } from './providers.ts';

/** Texts over the phone network, where the data plane is ours. */
export const textsRouter = (procedures: Procedures, { texts }: AccessServices) =>
  trpc.router({
    log: log(procedures, texts),
    providers: providers(procedures, texts),
  });
