import type { Contacts } from '@switchboard/calling';
import type { QueryClient } from '@tanstack/react-query';
import { contactNamesQuery } from '../../contacts/contact-names';
import type { ContactNames } from '../../contacts/contact-names';
import { callerIdsQuery } from './use-caller-ids';

/**
 * Knows the organisation's own numbers by the names they have there, since a colleague may call from one, and others as the
 * team's contacts do.
 */
export function phoneContacts(queries: QueryClient, asksTeam: boolean): Contacts {
  return {
    async names(numbers) {
      const own = await ownNames(queries);
      const others = numbers.filter((number) => own[number] === undefined);
      if (!asksTeam || others.length === 0) return own;
      return { ...(await queries.fetchQuery(contactNamesQuery(others)).catch(() => ({}))), ...own };
    },
  };
}

/** None where they cannot be had: the others are asked for all the same. */
async function ownNames(queries: QueryClient): Promise<ContactNames> {
  const numbers = await queries.fetchQuery(callerIdsQuery).catch(() => []);
  return Object.fromEntries(numbers.map(({ number, name }) => [number, name]));
}
