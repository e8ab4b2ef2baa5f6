'use client';

import { Button, Group, Text, TextInput } from '@mantine/core';
import type { Input } from '@switchboard/bots';
import { useTranslations } from 'use-intl';
import { useState } from 'react';
import type { FormEvent, ReactElement } from 'react';
import { inputOf } from './trial';
import type { Trial } from './trial';

interface ComposerProps {
  readonly trial: Trial;
  readonly isBusy: boolean;
  readonly onAnswer: (input: Input) => void;
}

/** What can be done now: said, pressed, kept silent, or whatever the people do whom the bot asks for. */
export function TrialComposer({ trial, isBusy, onAnswer }: ComposerProps): ReactElement {
  const t = useTranslations('trial');
  const { conversation, channel } = trial;
  if (conversation.waiting === 'nothing')
    return (
      <Text c="dimmed" role="status">
        {t('over')}
      </Text>
    );
  if (conversation.waiting === 'person')
    return (
      <Group>
        <Text>{t('waitingForPerson')}</Text>
        <Button onClick={() => onAnswer({ kind: 'person-came' })}>{t('personCame')}</Button>
        <Button variant="default" onClick={() => onAnswer({ kind: 'nobody-came' })}>
          {t('nobodyCame')}
        </Button>
      </Group>
    );
  return (
    <>
      <Say channel={channel} isBusy={isBusy} onAnswer={onAnswer} />
      <Group gap="xs" mt="xs">
        {channel === 'voice' && (
          <>
            <Button variant="subtle" size="compact-sm" onClick={() => onAnswer({ kind: 'silent' })}>
              {t('silent')}
            </Button>
            <Button
              variant="subtle"
              size="compact-sm"
              onClick={() => onAnswer({ kind: 'unclear' })}
            >
              {t('unclear')}
            </Button>
          </>
        )}
        <Button variant="subtle" size="compact-sm" onClick={() => onAnswer({ kind: 'left' })}>
          {t('leave')}
        </Button>
      </Group>
    </>
  );
}

function Say({
  channel,
  isBusy,
  onAnswer,
}: Pick<ComposerProps, 'isBusy' | 'onAnswer'> & Pick<Trial, 'channel'>): ReactElement {
  const t = useTranslations('trial');
  const [text, setText] = useState('');
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (text.trim() === '') return;
    onAnswer(inputOf(text, channel));
    setText('');
  };
  return (
    <form onSubmit={submit}>
      <Group gap="xs" wrap="nowrap">
        <TextInput
          flex={1}
          aria-label={t('say')}
          placeholder={t(channel === 'voice' ? 'sayOrPress' : 'say')}
          maxLength={500}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <Button type="submit" loading={isBusy} disabled={text.trim() === ''}>
          {t('send')}
        </Button>
      </Group>
    </form>
  );
}
