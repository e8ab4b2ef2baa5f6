import type { TelephonyServices } from '../../telephony-services.ts';
import { trpc } from '../../trpc.ts';
import type { Procedures } from '../../trpc.ts';
import { addNote } from './add-note.ts';
import { assign } from './assign.ts';
import { colleagues } from './colleagues.ts';
import { get } from './get.ts';
import { list } from './list.ts';
import { markRead } from './mark-read.ts';
import { messages } from './messages.ts';
import { open } from './open.ts';
import { removeNote } from './remove-note.ts';
import { retry } from './retry.ts';
import { send } from './send.ts';
import { watch } from './watch.ts';

/** The shared inbox. */
export const inboxRouter = (procedures: Procedures, { inbox }: TelephonyServices) =>
  trpc.router({
    list: list(procedures, inbox),
    get: get(procedures, inbox),
    messages: messages(procedures, inbox),
    open: open(procedures, inbox),
    send: send(procedures, inbox),
    retry: retry(procedures, inbox),
    markRead: markRead(procedures, inbox),
    assign: assign(procedures, inbox),
    addNote: addNote(procedures, inbox),
    removeNote: removeNote(procedures, inbox),
    colleagues: colleagues(procedures, inbox),
    watch: watch(procedures, inbox),
  });
