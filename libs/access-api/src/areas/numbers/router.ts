import type { AccessServices } from '../../access-services.ts';
import type { Procedures } from '../../procedures.ts';
import { trpc } from '../../trpc.ts';
import { areaCodes } from './area-codes.ts';
import { browse } from './browse.ts';
import { buy } from './buy.ts';
import { buyReservation } from './buy-reservation.ts';
import { countries } from './countries.ts';
import { describe } from './describe.ts';
import { list } from './list.ts';
import { localities } from './localities.ts';
import { offerings } from './offerings.ts';
import { operation } from './operation.ts';
import { operations } from './operations.ts';
import { release } from './release.ts';
import { reservation } from './reservation.ts';
import { reserve } from './reserve.ts';
import { routed } from './routed.ts';
import { search } from './search.ts';
import { setCapabilities } from './set-capabilities.ts';
import { unreserve } from './unreserve.ts';

/** Phone numbers: what one has, what is sold, and what it costs. */
export const numbersRouter = (procedures: Procedures, { numbers }: AccessServices) =>
  trpc.router({
    list: list(procedures, numbers),
    describe: describe(procedures, numbers),
    routed: routed(procedures, numbers),
    countries: countries(procedures, numbers),
    offerings: offerings(procedures, numbers),
    localities: localities(procedures, numbers),
    areaCodes: areaCodes(procedures, numbers),
    search: search(procedures, numbers),
    buy: buy(procedures, numbers),
    browse: browse(procedures, numbers),
    reserve: reserve(procedures, numbers),
    unreserve: unreserve(procedures, numbers),
    reservation: reservation(procedures, numbers),
    buyReservation: buyReservation(procedures, numbers),
    setCapabilities: setCapabilities(procedures, numbers),
    release: release(procedures, numbers),
    operation: operation(procedures, numbers),
    operations: operations(procedures, numbers),
  });
