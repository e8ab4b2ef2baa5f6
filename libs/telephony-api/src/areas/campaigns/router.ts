import type { TelephonyServices } from '../../telephony-services.ts';
import { trpc } from '../../trpc.ts';
import type { Procedures } from '../../trpc.ts';
import { create } from './create.ts';
import { get } from './get.ts';
import { list } from './list.ts';
import { pause } from './pause.ts';
import { recipients } from './recipients.ts';
import { resume } from './resume.ts';
import { start } from './start.ts';
import { stop } from './stop.ts';

/** Texts to a list. */
export const campaignsRouter = (procedures: Procedures, { campaigns }: TelephonyServices) =>
  trpc.router({
    list: list(procedures, campaigns),
    get: get(procedures, campaigns),
    recipients: recipients(procedures, campaigns),
    create: create(procedures, campaigns),
    start: start(procedures, campaigns),
    pause: pause(procedures, campaigns),
    resume: resume(procedures, campaigns),
    stop: stop(procedures, campaigns),
  });
