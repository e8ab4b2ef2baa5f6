import type { TelephonyServices } from '../../telephony-services.ts';
import { trpc } from '../../trpc.ts';
import type { Procedures } from '../../trpc.ts';
import { create } from './create.ts';
import { list } from './list.ts';
import { preview } from './preview.ts';
import { remove } from './remove.ts';
import { update } from './update.ts';

/** Texts with variables. */
export const templatesRouter = (procedures: Procedures, { templates }: TelephonyServices) =>
  trpc.router({
    list: list(procedures, templates),
    create: create(procedures, templates),
    update: update(procedures, templates),
    remove: remove(procedures, templates),
    preview: preview(procedures, templates),
  });
