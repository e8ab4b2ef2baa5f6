import type { AccessServices } from '../../access-services.ts';
import type { Procedures } from '../../procedures.ts';
import { trpc } from '../../trpc.ts';
import { contact } from './contact.ts';
import { names } from './names.ts';
import { search } from './search.ts';

/** Whom people find. */
export const directoryRouter = (procedures: Procedures, { directory }: AccessServices) =>
  trpc.router({
    search: search(procedures, directory),
    contact: contact(procedures, directory),
    names: names(procedures, directory),
  });
