'use client';

import { Alert, Anchor, Card, Group, Stack, Switch, Text, Title } from '@mantine/core';
import type { BotView } from '@switchboard/bots-api/client';
import { can } from '@switchboard/identity';
import Link from 'next/link';
import { useTranslations } from 'use-intl';
import type { ReactElement } from 'react';
import { useLinks } from '../shell/use-links';
import { useMe } from '../shell/use-me';
import { useRefusal } from '../shell/use-refusal';
import { BotNumbers } from './bot-numbers';
import { usePutBot } from './use-bots';

/** A bot: on or off, its numbers and conversations, and the way to what it says. */
export function BotCard({ bot }: { readonly bot: BotView }): ReactElement {
  const t = useTranslations('bots');
  const refusal = useRefusal();
  const mayManage = can(useMe().role, 'number.manage');
  const put = usePutBot(bot.id);
  return (
    <Card component="section" withBorder aria-labelledby={`bot-${bot.id}`}>
      <Stack gap="sm">
        <Group justify="space-between" wrap="nowrap">
          <Title order={2} size="h4" id={`bot-${bot.id}`}>
            {bot.title}
          </Title>
          <Switch
            label={t(bot.isOn ? 'on' : 'off')}
            aria-label={t('answers', { bot: bot.title })}
            checked={bot.isOn}
            disabled={!mayManage}
            onChange={(event) => put.mutate({ isOn: event.currentTarget.checked })}
          />
        </Group>
        {put.isError && (
          <Alert color="red" role="alert">
            {refusal(put.error)}
          </Alert>
        )}
        <BotNumbers bot={bot} mayManage={mayManage} />
        <Text size="sm">{t('threads', { count: bot.threads.length })}</Text>
        <Group gap="md">
          <Anchor component={Link} href={`/bots/${bot.id}`}>
            {t('flow')}
          </Anchor>
          <Anchor component={Link} href={`/bots/${bot.id}/try`}>
            {t('try')}
          </Anchor>
          <Anchor component={Link} href={`/bots/${bot.id}/tests`}>
            {t('tests')}
          </Anchor>
          <HandsetLink numbers={bot.numbers} />
        </Group>
      </Stack>
    </Card>
  );
}

/** On a laptop a telephone is a page of the pretend network, with the microphone of whoever opens it. */
function HandsetLink({ numbers }: { readonly numbers: readonly string[] }): ReactElement | null {
  const t = useTranslations('bots');
  const { handsetsUrl } = useLinks();
  if (!handsetsUrl || numbers.length === 0) return null;
  return (
    <Text size="sm">
      <Anchor href={handsetsUrl} target="_blank" rel="noreferrer">
        {t('handset')}
      </Anchor>
    </Text>
  );
}
