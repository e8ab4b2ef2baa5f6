import type { Procedures } from '../../trpc.ts';
import type { ContactService } from './service.ts';
import { named, namesInput } from './shapes.ts';

/** What contacts with these numbers are called, and nothing else of them. */
export const names = (procedures: Procedures, contacts: ContactService) =>
  procedures
    .allowed('contact.manage', 'search-per-person')
    .input(namesInput)
    .output(named)
    .query(async ({ input }) => ({ items: await contacts.names(input.numbers) }));
