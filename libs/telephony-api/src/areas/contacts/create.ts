import type { Procedures } from '../../trpc.ts';
import type { ContactService } from './service.ts';
import { contact, createInput } from './shapes.ts';

/** Adds a contact. */
export const create = (procedures: Procedures, contacts: ContactService) =>
  procedures
    .allowed('contact.manage')
    .input(createInput)
    .output(contact)
    .mutation(({ input }) => contacts.create(input));
