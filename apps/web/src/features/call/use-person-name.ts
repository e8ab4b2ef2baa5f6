'use client';

import type { CallRef } from '@switchboard/calling';
import { useCallingState } from '@switchboard/calling/react';
import { useTranslations } from 'use-intl';
import { createContext, use } from 'react';
import { DirectoryContext, knownName } from '../directory/directory';

/** Names of people by raw id, as far as whoever asked for a call has told them. */
export const KnownNames = createContext<Readonly<Record<string, string>>>({});

/** What to call somebody in a call: as is known of them, as they say themselves, or "somebody". */
export function usePersonName(ref?: CallRef): (id: string, claimed?: string) => string {
  const t = useTranslations('call');
  const names = use(KnownNames);
  const people = useCallingState(({ calls }) => (ref ? calls[ref]?.participants : undefined));
  const directory = use(DirectoryContext);
  return (id, claimed) =>
    knownName(directory, id, names[id], claimed || people?.[id]?.name) ?? t('somebody');
}
