'use client';

import { ActionIcon, Menu } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import type { TextMessage } from '@switchboard/chat';
import { useChat } from '@switchboard/chat/react';
import { useConfirm, useReason } from '@switchboard/page-client';
import { IconDotsVertical, IconPencil, IconTrash } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import type { ReactElement } from 'react';

export function MessageActions({
  message,
  threadId,
  onEdit,
}: {
  readonly message: TextMessage;
  readonly threadId: string;
  readonly onEdit: () => void;
}): ReactElement {
  const t = useTranslations('message');
  const reason = useReason();
  const chat = useChat();
  const [confirmation, confirm] = useConfirm();
  const remove = (): void =>
    confirm(t('confirmDelete'), t('delete'), () => {
      chat.remove(threadId, message.id).catch((error: unknown) => {
        notifications.show({ color: 'red', message: t('changeFailed', { reason: reason(error) }) });
      });
    });
  return (
    <>
      <Menu position="left-start" withInitialFocusPlaceholder={false}>
        <Menu.Target>
          <ActionIcon variant="subtle" color="gray" size="sm" aria-label={t('actions')}>
            <IconDotsVertical size={16} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {message.kind === 'text' && (
            <Menu.Item leftSection={<IconPencil size={16} aria-hidden />} onClick={onEdit}>
              {t('edit')}
            </Menu.Item>
          )}
          <Menu.Item color="red" leftSection={<IconTrash size={16} aria-hidden />} onClick={remove}>
            {t('delete')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {confirmation}
    </>
  );
}
