'use client';

import { Avatar } from '@mantine/core';
import { isPhone } from '@switchboard/calling/view-models';
import { PersonAvatar } from '@switchboard/ui';
import { IconPhone } from '@tabler/icons-react';
import type { ReactElement } from 'react';

/** Somebody in a call: a person by initials, a phone by its picture; decoration, the name stands beside it. */
export function ParticipantAvatar({
  id,
  name,
  size,
}: {
  /** Raw id. */
  readonly id: string | undefined;
  readonly name: string;
  readonly size: number;
}): ReactElement {
  if (id === undefined || !isPhone(id)) return <PersonAvatar name={name} size={size} />;
  return (
    <Avatar aria-hidden radius="xl" size={size} color="gray" variant="light" data-phone>
      <IconPhone size={size * 0.5} stroke={1.5} color="var(--mantine-color-text)" />
    </Avatar>
  );
}
