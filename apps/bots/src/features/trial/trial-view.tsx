'use client';

import { Alert, Anchor, Button, Group, SegmentedControl, Text } from '@mantine/core';
import type { ChannelKind } from '@switchboard/bots';
import { IconRefresh } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import { useState } from 'react';
import type { ReactElement } from 'react';
import { useBots } from '../bots/use-bots';
import { useDraft } from '../flow/draft';
import { useLinks } from '../shell/use-links';
import { useRefusal } from '../shell/use-refusal';
import { TrialComposer } from './trial-composer';
import { TrialTalk } from './trial-talk';
import { useTrial } from './use-trial';

const CHANNELS = ['chat', 'voice', 'sms'] as const;

/** Talks to the draft by typing: what the bot would say by each channel, and why. */
export function TrialView(): ReactElement {
  const t = useTranslations('trial');
  const channels = useTranslations('conversations');
  const refusal = useRefusal();
  const { flow, isComplete } = useDraft();
  const [channel, setChannel] = useState<ChannelKind>('chat');
  const { trial, failed, isBusy, begin, answer } = useTrial(channel);
  if (!isComplete) return <Alert variant="default">{t('incomplete')}</Alert>;
  return (
    <section aria-label={t('title')} className="trial">
      <Group justify="space-between" mb="sm">
        <SegmentedControl
          size="sm"
          aria-label={t('channel')}
          data={CHANNELS.map((value) => ({ value, label: channels(`channels.${value}`) }))}
          value={channel}
          onChange={(value) => setChannel(value as ChannelKind)}
        />
        <Button
          variant="default"
          leftSection={<IconRefresh size={18} aria-hidden />}
          onClick={begin}
        >
          {t('again')}
        </Button>
      </Group>
      {failed && (
        <Alert color="red" role="alert" mb="sm">
          {refusal(failed)}
        </Alert>
      )}
      {trial && <TrialTalk trial={trial} language={flow.language} onAnswer={answer} />}
      {trial && <TrialComposer trial={trial} isBusy={isBusy} onAnswer={answer} />}
      <ByPhone />
    </section>
  );
}

/** With sound a bot is tried by calling it: the published flow, as customers hear it. */
function ByPhone(): ReactElement | null {
  const t = useTranslations('trial');
  const { botId } = useDraft();
  const { handsetsUrl } = useLinks();
  const numbers = useBots().data?.items.find(({ id }) => id === botId)?.numbers ?? [];
  if (!handsetsUrl) return null;
  return (
    <Text size="sm" c="dimmed" mt="md">
      {t(numbers.length > 0 ? 'byPhone' : 'byPhoneWithoutNumber')}{' '}
      <Anchor href={handsetsUrl} target="_blank" rel="noreferrer" size="sm" underline="always">
        {t('handsets')}
      </Anchor>
    </Text>
  );
}
