import type { Procedures } from '../../trpc.ts';
import type { ContactService } from './service.ts';
import { contactPage, listInput } from './shapes.ts';

/** Contacts by name, or those that a search finds. */
export const list = (procedures: Procedures, contacts: ContactService) =>
  procedures
    .allowed('contact.manage', 'search-per-person')
    .input(listInput)
    .output(contactPage)
    .query(({ input }) => contacts.list(input));
