'use client';

import { useCallingState } from '@switchboard/calling/react';
import { phoneLabelOf } from '@switchboard/calling/view-models';
import type { PhoneLabel } from '@switchboard/calling/view-models';
import { use } from 'react';
import { PhoneBook } from './phone-book';

/** What is known of a phone; @param names besides those of the contacts, the most trusted first */
export function usePhoneLabel(): (
  id: string,
  ...names: readonly (string | undefined)[]
) => PhoneLabel {
  const contacts = useCallingState(({ phoneNames }) => phoneNames);
  const format = use(PhoneBook);
  return (id, ...names) => phoneLabelOf(id, [contacts[id], ...names], format);
}
