import { displayNameOf } from '@switchboard/kernel';
import { MAX_NAMED } from '@switchboard/telephony-api/client';
import { queryOptions } from '@tanstack/react-query';
import { telephony } from './telephony';

/** A contact that is renamed meanwhile is seen then. */
const STALE_MS = 5 * 60_000;

/** By number, as E.164 has it; whoever is no contact is missing. */
export type ContactNames = Readonly<Record<string, string>>;

/** What the team calls whom these numbers belong to, all of them in one request. */
export const contactNamesQuery = (numbers: readonly string[]) =>
  queryOptions({
    queryKey: ['contact-names', numbers],
    queryFn: ({ signal }) => askNames(numbers, signal),
    staleTime: STALE_MS,
    // The number is shown anyhow.
    retry: false,
  });

async function askNames(numbers: readonly string[], signal: AbortSignal): Promise<ContactNames> {
  const parts = Array.from({ length: Math.ceil(numbers.length / MAX_NAMED) }, (_, at) =>
    numbers.slice(at * MAX_NAMED, (at + 1) * MAX_NAMED),
  );
  const answers = await Promise.all(
    parts.map((some) => telephony.contacts.names.query({ numbers: some }, { signal })),
  );
  const known = answers.flatMap(({ items }) => items);
  return Object.fromEntries(known.map(({ number, name }) => [number, displayNameOf(name) ?? '']));
}
