import type { TelephonyServices } from '../../telephony-services.ts';
import { trpc } from '../../trpc.ts';
import type { Procedures } from '../../trpc.ts';
import { get } from './get.ts';
import { note } from './note.ts';

/** Who wants to hear from us. */
export const consentRouter = (procedures: Procedures, { consent }: TelephonyServices) =>
  trpc.router({
    get: get(procedures, consent),
    note: note(procedures, consent),
  });
