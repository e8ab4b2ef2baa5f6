import type { Procedures } from '../../trpc.ts';
import type { TelephonyServices } from '../../telephony-services.ts';
import { trpc } from '../../trpc.ts';
import { list } from './list.ts';
import { presence } from './presence.ts';
import { putPresence } from './put-presence.ts';
import { put } from './put.ts';
import { remove } from './remove.ts';

/** People whom bots hand over to. */
export const teamsRouter = (procedures: Procedures, { teams }: TelephonyServices) =>
  trpc.router({
    list: list(procedures, teams),
    put: put(procedures, teams),
    remove: remove(procedures, teams),
    presence: presence(procedures, teams),
    putPresence: putPresence(procedures, teams),
  });
