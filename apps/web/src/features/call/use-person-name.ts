'use client';

import type { CallRef } from '@switchboard/calling';
import { useCallingState } from '@switchboard/calling/react';
import { isPhone } from '@switchboard/calling/view-models';
import { useTranslations } from 'use-intl';
import { createContext, use } from 'react';
import { DirectoryContext, knownName } from '../directory/directory';
import { usePhoneLabel } from './phone/use-phone-label';

/** Names of people by raw id, as far as whoever asked for a call has told them. */
export const KnownNames = createContext<Readonly<Record<string, string>>>({});

/** What to call somebody in a call: as is known of them, as they say themselves, or "somebody". */
export function usePersonName(ref?: CallRef): (id: string, claimed?: string) => string {
  const t = useTranslations('call');
  const names = use(KnownNames);
  const people = useCallingState(({ calls }) => (ref ? calls[ref]?.participants : undefined));
  const directory = use(DirectoryContext);
  const phoneLabel = usePhoneLabel();
  return (id, claimed) => {
    const said = claimed || people?.[id]?.name;
    if (!isPhone(id)) return knownName(directory, id, names[id], said) ?? t('somebody');
    const { name, number } = phoneLabel(id, names[id], said);
    return name ?? number ?? t('hiddenNumber');
  };
}
