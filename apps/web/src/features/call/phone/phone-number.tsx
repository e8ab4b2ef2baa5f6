'use client';

import { Text } from '@mantine/core';
import { isPhone } from '@switchboard/calling/view-models';
import type { ReactElement } from 'react';
import { usePhoneLabel } from './use-phone-label';

/** The number of a phone that has a name as well. */
export function PhoneNumber({
  id,
  name,
}: {
  readonly id: string;
  /** What is shown already. */
  readonly name: string;
}): ReactElement | null {
  const { number } = usePhoneLabel()(id);
  if (!isPhone(id) || number === undefined || number === name) return null;
  return (
    <Text size="xs" c="dimmed" truncate>
      {number}
    </Text>
  );
}
