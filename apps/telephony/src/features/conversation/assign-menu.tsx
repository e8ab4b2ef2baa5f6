'use client';

import { Button, Loader, Menu, VisuallyHidden } from '@mantine/core';
import type { Colleague } from '@switchboard/telephony-api';
import type { OpenedConversation } from '@switchboard/telephony-api/client';
import { PersonAvatar, showNotice } from '@switchboard/ui';
import { IconUser, IconUserOff } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { useState } from 'react';
import type { ReactElement } from 'react';
import { keys } from '../live/keys';
import { telephony } from '../live/telephony';
import { useMe } from '../shell/use-me';
import { useWords } from '../words/use-words';

interface AssignProps {
  readonly conversation: OpenedConversation;
}

/** Gives the conversation to somebody of the team, oneself first, or to nobody. */
export function AssignMenu({ conversation }: AssignProps): ReactElement {
  const t = useTranslations('assign');
  const [opened, setOpened] = useState(false);
  const { assignee } = conversation;
  const assign = useAssign(conversation);
  return (
    <Menu position="bottom-end" opened={opened} onChange={setOpened} width={240}>
      <Menu.Target>
        <Button
          variant="default"
          size="xs"
          className="unshrinkable"
          leftSection={
            assignee ? (
              <PersonAvatar name={assignee.name} size={20} />
            ) : (
              <IconUser size={16} aria-hidden />
            )
          }
          loading={assign.isPending}
        >
          {assignee ? (
            <>
              <VisuallyHidden>{t('to', { name: assignee.name })}</VisuallyHidden>
              <span aria-hidden className="one-line assign-name">
                {assignee.name}
              </span>
            </>
          ) : (
            t('label')
          )}
        </Button>
      </Menu.Target>
      <Menu.Dropdown mah={320} style={{ overflowY: 'auto' }}>
        <Colleagues enabled={opened} onChoose={(colleague) => assign.mutate(colleague)} />
        {assignee && (
          <>
            <Menu.Divider />
            <Menu.Item
              leftSection={<IconUserOff size={18} aria-hidden />}
              onClick={() => assign.mutate(null)}
            >
              {t('nobody')}
            </Menu.Item>
          </>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}

function Colleagues({
  enabled,
  onChoose,
}: {
  readonly enabled: boolean;
  readonly onChoose: (colleague: Colleague) => void;
}): ReactElement {
  const t = useTranslations('assign');
  const { refusal } = useWords();
  const me = useMe();
  const { data, error } = useQuery({
    queryKey: keys.colleagues,
    queryFn: ({ signal }) => telephony.inbox.colleagues.query(undefined, { signal }),
    enabled,
    staleTime: 30_000,
  });
  if (error) return <Menu.Label>{refusal(error)}</Menu.Label>;
  if (!data)
    return (
      <Menu.Label>
        <Loader size="xs" aria-label={t('loading')} />
      </Menu.Label>
    );
  const others = data.items.filter(({ id }) => id !== me.id);
  return (
    <>
      {[me, ...others].map((colleague) => (
        <Menu.Item
          key={colleague.id}
          leftSection={<PersonAvatar name={colleague.name} size={24} />}
          onClick={() => onChoose({ id: colleague.id, name: colleague.name })}
        >
          {colleague.id === me.id ? t('me', { name: me.name }) : colleague.name}
        </Menu.Item>
      ))}
    </>
  );
}

function useAssign({ id }: OpenedConversation) {
  const t = useTranslations('assign');
  const { refusal } = useWords();
  const queries = useQueryClient();
  const queryKey = keys.conversation(id);
  return useMutation({
    mutationFn: (to: Colleague | null) =>
      telephony.inbox.assign.mutate({ conversationId: id, to: to?.id ?? null }),
    networkMode: 'always',
    onSuccess: ({ assignee }) => {
      queries.setQueryData<OpenedConversation>(
        queryKey,
        (known) => known && { ...known, assignee },
      );
      return queries.invalidateQueries({ queryKey: keys.conversations });
    },
    onError: (error) =>
      showNotice({ kind: 'bad', message: t('failed', { reason: refusal(error) }) }),
  });
}
