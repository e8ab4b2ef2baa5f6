import type { TelephonyServices } from '../../telephony-services.ts';
import { trpc } from '../../trpc.ts';
import type { Procedures } from '../../trpc.ts';
import { dial } from './dial.ts';
import { list } from './list.ts';
import { live } from './live.ts';
import { putRoute } from './put-route.ts';
import { route } from './route.ts';

/** Calls from phones, and who answers them. */
export const callsRouter = (procedures: Procedures, { calls }: TelephonyServices) =>
  trpc.router({
    list: list(procedures, calls),
    live: live(procedures, calls),
    dial: dial(procedures, calls),
    route: route(procedures, calls),
    putRoute: putRoute(procedures, calls),
  });
