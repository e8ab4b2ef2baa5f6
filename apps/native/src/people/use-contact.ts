import { useState } from 'react';
import { useApp } from '../root/app-context.ts';
import { useTexts } from '../i18n/text-context.ts';
import type { FoundPerson } from './use-people-search.ts';

/** Makes people of a search reachable; whoever never signed in gets an identity now. */
export function useContact(): {
  readonly contact: (person: FoundPerson) => Promise<string | undefined>;
  /** Why the last one could not be reached, in words. */
  readonly trouble: string | undefined;
} {
  const { access } = useApp();
  const t = useTexts();
  const [trouble, setTrouble] = useState<string>();
  const contact = async ({ id, name }: FoundPerson): Promise<string | undefined> => {
    setTrouble(undefined);
    try {
      const [found] = await access.directory.contact.mutate({ personIds: [id] });
      if (found) return found.userId;
    } catch {
      // Said below, whatever the reason is.
    }
    setTrouble(t('people.unreachable', { name }));
    return undefined;
  };
  return { contact, trouble };
}
