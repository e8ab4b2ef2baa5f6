import type { Procedures } from '../../trpc.ts';
import type { ContactService } from './service.ts';
import { importInput, imported } from './shapes.ts';

/** Adds the contacts of a list, and says which rows it left out. */
export const importList = (procedures: Procedures, contacts: ContactService) =>
  procedures
    .allowed('contact.manage', 'import-per-person')
    .input(importInput)
    .output(imported)
    .mutation(({ input }) => contacts.importList(input));
