import type { Procedures } from '../../procedures.ts';
import type { TelephonyServices } from '../../telephony-services.ts';
import { trpc } from '../../trpc.ts';
import { list } from './list.ts';
import { putRoute } from './put-route.ts';
import { route } from './route.ts';

/** Calls from phones, and who answers them. */
export const callsRouter = (procedures: Procedures, { calls }: TelephonyServices) =>
  trpc.router({
    list: list(procedures, calls),
    route: route(procedures, calls),
    putRoute: putRoute(procedures, calls),
  });
