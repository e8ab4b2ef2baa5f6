'use client';

import { Text } from '@mantine/core';
import type { ReactElement } from 'react';
import { usePersonName } from './use-person-name';

/** A person by name, or by id as long as that is all one knows. */
export function PersonName({ personId }: { readonly personId: string }): ReactElement {
  const name = usePersonName(personId);
  return name === undefined ? (
    <Text span className="code">
      {personId}
    </Text>
  ) : (
    <span title={personId}>{name}</span>
  );
}
