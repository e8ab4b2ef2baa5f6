import type { Procedures } from '../../trpc.ts';
import type { ContactService } from './service.ts';
import { contact, updateInput } from './shapes.ts';

/** Changes a contact. */
export const update = (procedures: Procedures, contacts: ContactService) =>
  procedures
    .allowed('contact.manage')
    .input(updateInput)
    .output(contact)
    .mutation(({ input }) => contacts.update(input));
