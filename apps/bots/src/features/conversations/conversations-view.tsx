'use client';

import { SegmentedControl, Select } from '@mantine/core';
import type { ConversationView } from '@switchboard/bots-api/client';
import {
  Moment,
  PageHeader,
  QueryTrouble,
  useAddressFilter,
  usePaging,
  useTableWords,
} from '@switchboard/page-client';
import { DataTable, EmptyState, useCursors } from '@switchboard/ui';
import type { Column } from '@switchboard/ui';
import { IconMessages } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import type { ReactElement } from 'react';
import { useBots } from '../bots/use-bots';
import { RouterLink } from '../shell/router-link';
import { onlyOf, readConversationFilter, writeConversationFilter } from './conversation-filter';
import type { ConversationFilter } from './conversation-filter';
import { StateBadge } from './state-badge';
import { useConversations } from './use-conversations';
import { useWho } from './use-who';

/** What bots and people said to each other, as it happens. */
export function ConversationsView(): ReactElement {
  const t = useTranslations('conversations');
  const [filter, change] = useAddressFilter(
    '/conversations',
    readConversationFilter,
    writeConversationFilter,
  );
  const cursors = useCursors(writeConversationFilter(filter));
  const conversations = useConversations(filter, cursors.cursor);
  const failed = !conversations.data && (conversations.error || conversations.isPaused);
  return (
    <div className="page">
      <PageHeader title={t('title')} text={t('text')} />
      <DataTable
        name="conversations"
        caption={t('title')}
        columns={useColumns()}
        rows={conversations.data?.items}
        rowKey={({ id }) => id}
        rowHref={({ id }) => `/conversations/${id}`}
        link={RouterLink}
        busy={conversations.isPlaceholderData}
        problem={failed && <QueryTrouble title={t('failed')} query={conversations} />}
        toolbar={<Filters filter={filter} onChange={change} />}
        empty={
          <EmptyState
            icon={<IconMessages size={36} stroke={1.5} />}
            title={t('none')}
            text={t('noneText')}
          />
        }
        paging={usePaging(cursors, conversations.data?.cursor)}
        words={useTableWords()}
      />
    </div>
  );
}

const SHOWN = ['all', 'open', 'problem'] as const;

function Filters({
  filter,
  onChange,
}: {
  readonly filter: ConversationFilter;
  readonly onChange: (part: Partial<ConversationFilter>) => void;
}): ReactElement {
  const t = useTranslations('conversations');
  const bots = useBots().data?.items ?? [];
  return (
    <>
      <Select
        label={t('bot')}
        placeholder={t('anyBot')}
        data={bots.map(({ id, title }) => ({ value: id, label: title }))}
        value={filter.botId ?? null}
        onChange={(botId) => onChange({ botId: botId ?? undefined })}
        clearable
        clearButtonProps={{ 'aria-label': t('anyBot') }}
      />
      <SegmentedControl
        size="sm"
        aria-label={t('shown')}
        data={SHOWN.map((value) => ({ value, label: t(`only.${value}`) }))}
        value={filter.only ?? 'all'}
        onChange={(value) => onChange({ only: onlyOf(value) })}
      />
    </>
  );
}

function useColumns(): readonly Column<ConversationView>[] {
  const t = useTranslations('conversations');
  const whoIs = useWho();
  const titles = new Map(useBots().data?.items.map(({ id, title }) => [id, title]));
  return [
    { id: 'who', header: t('who'), main: true, cell: ({ who }) => whoIs(who) },
    { id: 'bot', header: t('bot'), cell: ({ botId }) => titles.get(botId) ?? botId },
    {
      ...{ id: 'channel', header: t('channel'), short: true },
      cell: ({ channel }) => t(`channels.${channel}`),
    },
    { id: 'turns', header: t('turns'), align: 'end', short: true, cell: ({ turn }) => turn },
    {
      ...{ id: 'state', header: t('state'), short: true },
      cell: (conversation) => <StateBadge conversation={conversation} />,
    },
    { id: 'last', header: t('last'), short: true, cell: ({ lastAt }) => <Moment at={lastAt} /> },
  ];
}
