import type { Procedures } from '../../trpc.ts';
import type { ContactService } from './service.ts';
import { byId, contact } from './shapes.ts';

/** One contact. */
export const get = (procedures: Procedures, contacts: ContactService) =>
  procedures
    .allowed('contact.manage')
    .input(byId)
    .output(contact)
    .query(({ input }) => contacts.get(input.contactId));
