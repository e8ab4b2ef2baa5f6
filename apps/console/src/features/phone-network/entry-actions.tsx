'use client';

import { ActionIcon, Menu } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconDots, IconPencil, IconTrash } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import type { ReactElement } from 'react';

/** What may be done about a trunk or a route; it moves where it is given a way to. */
export function EntryActions({
  name,
  isBusy,
  onEdit,
  onMove,
  onDelete,
}: {
  readonly name: string;
  readonly isBusy: boolean;
  readonly onEdit: () => void;
  readonly onMove?: {
    readonly up: (() => void) | undefined;
    readonly down: (() => void) | undefined;
  };
  readonly onDelete: () => void;
}): ReactElement {
  const t = useTranslations('phoneNetwork');
  return (
    <Menu position="bottom-end" withInitialFocusPlaceholder={false}>
      <Menu.Target>
        <ActionIcon variant="subtle" aria-label={t('actionsOf', { name })} loading={isBusy}>
          <IconDots size={18} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconPencil size={16} aria-hidden />} onClick={onEdit}>
          {t('edit')}
        </Menu.Item>
        {onMove && (
          <>
            <Menu.Item
              leftSection={<IconArrowUp size={16} aria-hidden />}
              disabled={!onMove.up}
              onClick={onMove.up}
            >
              {t('moveUp')}
            </Menu.Item>
            <Menu.Item
              leftSection={<IconArrowDown size={16} aria-hidden />}
              disabled={!onMove.down}
              onClick={onMove.down}
            >
              {t('moveDown')}
            </Menu.Item>
          </>
        )}
        <Menu.Item
          color="var(--mantine-color-error)"
          leftSection={<IconTrash size={16} aria-hidden />}
          onClick={onDelete}
        >
          {t('delete')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
