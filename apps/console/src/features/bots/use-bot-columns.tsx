'use client';

import { Anchor, Stack, Switch } from '@mantine/core';
import { can } from '@switchboard/identity';
import type { Column } from '@switchboard/ui';
import { useFormatter, useTranslations } from 'use-intl';
import type { ReactElement } from 'react';
import { useMe } from '../shell/use-me';
import { botLinks } from './bot-links';
import { BotStateName } from './bot-state-name';
import { useBotProblems } from './use-bots';
import type { Bot, Switched } from './use-bots';
import { useBotsPlace } from './use-bots-place';

export function useBotColumns(change: (to: Switched) => void): readonly Column<Bot>[] {
  const t = useTranslations('bots');
  const format = useFormatter();
  const mayManage = can(useMe().role, 'number.manage');
  return [
    { id: 'bot', header: t('bot'), main: true, cell: ({ title }) => title },
    {
      ...{ id: 'state', header: t('state'), short: true },
      cell: (bot) =>
        mayManage ? <OnOff bot={bot} change={change} /> : <BotStateName isOn={bot.isOn} />,
    },
    { id: 'numbers', header: t('numbers'), cell: ({ numbers }) => <Numbers numbers={numbers} /> },
    {
      ...{ id: 'threads', header: t('threads'), short: true, align: 'end' },
      cell: ({ threads }) => format.number(threads.length),
    },
    {
      ...{ id: 'problems', header: t('problems'), short: true, align: 'end' },
      cell: (bot) => <Problems bot={bot} />,
    },
    ...useFlowColumn(),
  ];
}

function OnOff({
  bot,
  change,
}: {
  readonly bot: Bot;
  readonly change: (to: Switched) => void;
}): ReactElement {
  const t = useTranslations('bots');
  return (
    <Switch
      aria-label={t('answers', { bot: bot.title })}
      checked={bot.isOn}
      onChange={(event) => change({ bot, isOn: event.currentTarget.checked })}
    />
  );
}

function Numbers({ numbers }: Pick<Bot, 'numbers'>): ReactElement {
  const t = useTranslations('bots');
  if (numbers.length === 0) return <>{t('noNumbers')}</>;
  return (
    <Stack component="span" gap={0}>
      {numbers.map((number) => (
        <span key={number} className="moment">
          {number}
        </span>
      ))}
    </Stack>
  );
}

/** How many there were, and the way to them; nothing where nobody can tell. */
function Problems({ bot: { id, title } }: { readonly bot: Bot }): ReactElement {
  const t = useTranslations('bots');
  const format = useFormatter();
  const { problems: href } = botLinks(useBotsPlace()?.url, id);
  const { data } = useBotProblems();
  if (!data) return <>–</>;
  const count = data.items.find(({ botId }) => botId === id)?.conversations ?? 0;
  if (count === 0 || href === undefined) return <>{format.number(count)}</>;
  return (
    <Anchor href={href} inherit aria-label={t('problemsOf', { count, bot: title })}>
      {format.number(count)}
    </Anchor>
  );
}

/** No column where it would lead nowhere. */
function useFlowColumn(): readonly Column<Bot>[] {
  const t = useTranslations('bots');
  const url = useBotsPlace()?.url;
  if (url === undefined) return [];
  return [
    {
      ...{ id: 'flow', header: t('flow'), short: true },
      cell: ({ id, title }) => (
        <Anchor href={botLinks(url, id).flow} inherit aria-label={t('flowOf', { bot: title })}>
          {t('openFlow')}
        </Anchor>
      ),
    },
  ];
}
