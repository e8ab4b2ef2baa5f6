'use client';

import { ActionIcon, Group, SegmentedControl, TextInput, Title, Tooltip } from '@mantine/core';
import { useDebouncedValue, useDisclosure } from '@mantine/hooks';
import { useTitleCount } from '@switchboard/ui';
import { IconPencilPlus, IconSearch } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import { useState } from 'react';
import type { ReactElement } from 'react';
import { NewConversation } from './new-conversation';
import { ConversationItems } from './conversation-items';
import { filters, useConversations } from './use-conversations';
import type { InboxFilter } from './use-conversations';
import { focusFirst } from './move-focus';

const TYPING_MS = 200;

/** All conversations of the team, found by name, number or word, and by what is to be done. */
export function ConversationList({
  opened,
}: {
  readonly opened: string | undefined;
}): ReactElement {
  const t = useTranslations('inbox');
  const [filter, setFilter] = useState<InboxFilter>('all');
  const [text, setText] = useState('');
  const [query] = useDebouncedValue(text.trim(), TYPING_MS);
  const [creating, create] = useDisclosure(false);
  const conversations = useConversations(filter, query);
  useTitleCount(conversations.data?.pages[0]?.unread ?? 0);
  return (
    <>
      <div className="inbox-tools">
        <Group justify="space-between" wrap="nowrap">
          <Title order={1} size="h4">
            {t('title')}
          </Title>
          <Tooltip label={t('new')}>
            <ActionIcon variant="light" size={36} aria-label={t('new')} onClick={create.open}>
              <IconPencilPlus size={20} />
            </ActionIcon>
          </Tooltip>
        </Group>
        <TextInput
          type="search"
          aria-label={t('search')}
          placeholder={t('search')}
          leftSection={<IconSearch size={16} aria-hidden />}
          value={text}
          maxLength={100}
          onChange={(event) => setText(event.currentTarget.value)}
          onKeyDown={(event) => focusFirst(event)}
          autoComplete="off"
        />
        <SegmentedControl
          fullWidth
          size="xs"
          aria-label={t('filter.label')}
          value={filter}
          onChange={(value) => setFilter(value)}
          data={filters.map((value) => ({ value, label: t(`filter.${value}`) }))}
        />
      </div>
      <ConversationItems
        query={conversations}
        isFiltered={filter !== 'all' || query !== ''}
        opened={opened}
        onNew={create.open}
      />
      <NewConversation opened={creating} onClose={create.close} />
    </>
  );
}
