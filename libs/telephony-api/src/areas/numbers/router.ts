import type { TelephonyServices } from '../../telephony-services.ts';
import { trpc } from '../../trpc.ts';
import type { Procedures } from '../../trpc.ts';
import { list } from './list.ts';
import { put } from './put.ts';

/** What the team texts from. */
export const numbersRouter = (procedures: Procedures, { numbers }: TelephonyServices) =>
  trpc.router({
    list: list(procedures, numbers),
    put: put(procedures, numbers),
  });
