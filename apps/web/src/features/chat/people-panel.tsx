'use client';

import { ActionIcon, Button, Divider, Drawer, Group, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import type { Participant, ThreadState } from '@switchboard/chat';
import { useChat, useChatState } from '@switchboard/chat/react';
import { useConfirm, useReason } from '@switchboard/page-client';
import { PersonAvatar } from '@switchboard/ui';
import { IconUserMinus } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import type { ReactElement } from 'react';
import { GuestBadge } from '../directory/guest-badge';
import { CallParticipant } from '../call/start/call-participant';
import { AddPeople } from './add-people';
import { InviteGuest } from './invite-guest';
import { useNames } from './use-names';

/** Who is in the conversation, and who comes and goes. */
export function PeoplePanel({
  thread,
  guest,
  opened,
  onClose,
}: {
  readonly thread: ThreadState;
  readonly guest: boolean;
  readonly opened: boolean;
  readonly onClose: () => void;
}): ReactElement {
  const t = useTranslations('people');
  const create = useTranslations('create');
  const reason = useReason();
  const chat = useChat();
  const [confirmation, confirm] = useConfirm();
  const attempt = (action: Promise<void>): void => {
    action.catch((error: unknown) => {
      notifications.show({ color: 'red', message: t('failed', { reason: reason(error) }) });
    });
  };
  const leave = (): void =>
    confirm(t('leaveConfirm'), t('leave'), () => {
      onClose();
      attempt(chat.leave(thread.id));
    });

  return (
    <Drawer
      opened={opened}
      onClose={onClose}
      position="right"
      size="sm"
      title={t('title')}
      closeButtonProps={{ 'aria-label': create('cancel') }}
    >
      <Stack>
        <Stack component="ul" gap="xs" m={0} p={0} style={{ listStyle: 'none' }}>
          {Object.values(thread.participants).map((person) => (
            <PersonRow
              key={person.userId}
              person={person}
              thread={thread}
              onCalled={onClose}
              onRemove={
                guest
                  ? undefined
                  : (name) =>
                      confirm(t('removeConfirm', { name }), t('remove', { name }), () =>
                        attempt(chat.removeParticipant(thread.id, person.userId)),
                      )
              }
            />
          ))}
        </Stack>
        {!guest && (
          <>
            <Divider />
            <AddPeople thread={thread} />
            <Divider />
            <InviteGuest thread={thread} />
          </>
        )}
        <Divider />
        <Button variant="light" color="red" onClick={leave}>
          {t('leave')}
        </Button>
      </Stack>
      {confirmation}
    </Drawer>
  );
}

function PersonRow({
  person,
  thread,
  onCalled,
  onRemove,
}: {
  readonly person: Participant;
  readonly thread: ThreadState;
  readonly onCalled: () => void;
  readonly onRemove: ((name: string) => void) | undefined;
}): ReactElement {
  const t = useTranslations('people');
  const self = useChatState((state) => state.self);
  const names = useNames(thread);
  const own = person.userId === self;
  const name = (own && person.name) || names.one(person.userId);
  const marked = own && person.name !== '';
  return (
    <Group component="li" wrap="nowrap">
      <PersonAvatar name={name} size={32} />
      <Text flex={1} truncate>
        {name}{' '}
        {marked && (
          <Text span c="dimmed">
            ({t('you')})
          </Text>
        )}
      </Text>
      <GuestBadge id={person.userId} />
      {!own && thread.membership === 'member' && (
        <CallParticipant thread={thread} userId={person.userId} name={name} onCalled={onCalled} />
      )}
      {!own && onRemove && (
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={t('remove', { name })}
          onClick={() => onRemove(name)}
        >
          <IconUserMinus size={18} />
        </ActionIcon>
      )}
    </Group>
  );
}
