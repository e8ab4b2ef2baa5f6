import type { Procedures } from '../../trpc.ts';
import { nothing } from '../../shapes.ts';
import type { ContactService } from './service.ts';
import { byId } from './shapes.ts';

/** Deletes a contact, and every text to and from them. */
export const remove = (procedures: Procedures, contacts: ContactService) =>
  procedures
    .allowed('contact.manage')
    .input(byId)
    .output(nothing)
    .mutation(async ({ input }) => {
      await contacts.remove(input.contactId);
      return {};
    });
