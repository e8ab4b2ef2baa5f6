'use client';

import { Avatar } from '@mantine/core';
import type { ConversationView } from '@switchboard/telephony-api/client';
import { PersonAvatar } from '@switchboard/ui';
import type { ReactElement } from 'react';

/** A contact by initials, and whoever is a number alone by the outline of somebody. */
export function TheirAvatar({ contact }: Pick<ConversationView, 'contact'>): ReactElement {
  if (contact) return <PersonAvatar name={contact.name} size={40} />;
  return <Avatar aria-hidden size={40} radius="xl" />;
}
