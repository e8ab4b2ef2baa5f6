'use client';

import { Avatar } from '@mantine/core';
import type { ReactElement } from 'react';

/** A person as a coloured disc with initials; decoration, since the name always stands beside it. */
export function PersonAvatar({
  name,
  size = 'md',
}: {
  readonly name: string;
  readonly size?: string | number;
}): ReactElement {
  return (
    <Avatar
      aria-hidden
      name={name || '?'}
      color="initials"
      allowedInitialsColors={['indigo', 'teal', 'grape', 'orange', 'cyan', 'pink']}
      radius="xl"
      styles={{ placeholder: { color: 'var(--mantine-color-text)' } }}
      size={size}
    />
  );
}
