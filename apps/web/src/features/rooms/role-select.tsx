'use client';

import { NativeSelect } from '@mantine/core';
import { useTranslations } from 'use-intl';
import type { ReactElement } from 'react';
import { roomRoles } from './use-rooms';
import type { RoomRole } from './use-rooms';

/** What somebody may do in a room. */
export function RoleSelect({
  label,
  value,
  onChange,
}: {
  readonly label: string;
  readonly value: RoomRole;
  readonly onChange: (role: RoomRole) => void;
}): ReactElement {
  const t = useTranslations('rooms');
  return (
    <NativeSelect
      label={label}
      value={value}
      onChange={({ currentTarget }) => {
        const role = roomRoles.find((one) => one === currentTarget.value);
        if (role) onChange(role);
      }}
      data={roomRoles.map((one) => ({ value: one, label: t(`role.${one}`) }))}
    />
  );
}
