import type { TelephonyServices } from '../../telephony-services.ts';
import { trpc } from '../../trpc.ts';
import type { Procedures } from '../../trpc.ts';
import { create } from './create.ts';
import { get } from './get.ts';
import { importList } from './import.ts';
import { list } from './list.ts';
import { names } from './names.ts';
import { remove } from './remove.ts';
import { update } from './update.ts';

/** Whom the team knows. */
export const contactsRouter = (procedures: Procedures, { contacts }: TelephonyServices) =>
  trpc.router({
    list: list(procedures, contacts),
    get: get(procedures, contacts),
    names: names(procedures, contacts),
    create: create(procedures, contacts),
    update: update(procedures, contacts),
    remove: remove(procedures, contacts),
    importList: importList(procedures, contacts),
  });
