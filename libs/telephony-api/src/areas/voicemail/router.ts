import type { TelephonyServices } from '../../telephony-services.ts';
import { trpc } from '../../trpc.ts';
import type { Procedures } from '../../trpc.ts';
import { greeting } from './greeting.ts';
import { mark } from './mark.ts';
import { putGreeting } from './put-greeting.ts';
import { removeGreeting } from './remove-greeting.ts';
import { remove } from './remove.ts';
import { unheard } from './unheard.ts';

/** Messages of callers. Their sound is no procedure: players read it in parts. */
export const voicemailRouter = (procedures: Procedures, { voicemail }: TelephonyServices) =>
  trpc.router({
    unheard: unheard(procedures, voicemail),
    mark: mark(procedures, voicemail),
    remove: remove(procedures, voicemail),
    greeting: greeting(procedures, voicemail),
    putGreeting: putGreeting(procedures, voicemail),
    removeGreeting: removeGreeting(procedures, voicemail),
  });
