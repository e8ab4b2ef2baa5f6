'use client';

import { Badge } from '@mantine/core';
import type { Role } from '@switchboard/identity';
import { useTranslations } from 'use-intl';
import type { ReactElement } from 'react';

const STAFF: readonly Role[] = ['operator', 'auditor', 'admin'];

/** What somebody is here; who has a task stands out. */
export function RoleBadge({ role }: { readonly role: Role }): ReactElement {
  const t = useTranslations('role');
  return (
    <Badge variant="default" radius="sm" tt="none" fw={STAFF.includes(role) ? 600 : 400}>
      {t(role)}
    </Badge>
  );
}
