'use client';

import type { CallRef } from '@switchboard/calling';
import { useCallingState } from '@switchboard/calling/react';
import { useTranslations } from 'use-intl';
import { use } from 'react';
import { DirectoryContext, knownName } from '../directory/directory';
import { KnownNames } from './known-names';

/** What to call somebody in a call: as is known of them, as they say themselves, or "somebody". */
export function usePersonName(ref?: CallRef): (id: string, claimed?: string) => string {
  const t = useTranslations('call');
  const names = use(KnownNames);
  const people = useCallingState(({ calls }) => (ref ? calls[ref]?.participants : undefined));
  const directory = use(DirectoryContext);
  return (id, claimed) =>
    knownName(directory, id, names[id], claimed || people?.[id]?.name) ?? t('somebody');
}
