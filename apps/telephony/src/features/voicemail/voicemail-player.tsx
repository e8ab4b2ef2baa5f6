'use client';

import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { useConfirm } from '@switchboard/page-client';
import type { CallView } from '@switchboard/telephony-api/client';
import { useFormatter, useTranslations } from 'use-intl';
import { useState } from 'react';
import type { ReactElement } from 'react';
import { durationOf } from '../calls/duration-of';
import { useVoicemail } from './use-voicemail';

interface VoicemailPlayerProps {
  readonly callId: string;
  readonly voicemail: NonNullable<CallView['voicemail']>;
}

/** Plays a message with the browser's own player, and says who was the first to hear it. */
export function VoicemailPlayer({ callId, voicemail }: VoicemailPlayerProps): ReactElement {
  const t = useTranslations('voicemail');
  const format = useFormatter();
  const [question, confirm] = useConfirm();
  const [failed, setFailed] = useState(false);
  const { mark, remove } = useVoicemail(callId);
  const { seconds, heard } = voicemail;
  const address = `/api/voicemail/${callId}`;
  return (
    <Stack>
      {question}
      <audio
        controls
        preload="metadata"
        src={address}
        aria-label={t('player', { duration: durationOf(seconds) })}
        style={{ width: '100%' }}
        onPlay={() => heard || mark.mutate(true)}
        onError={() => setFailed(true)}
      />
      {failed && (
        <Alert color="red" role="alert">
          {t('notPlayed')}
        </Alert>
      )}
      {heard && (
        <Text size="sm" c="dimmed">
          {t('heard', {
            name: heard.by.name,
            time: format.dateTime(new Date(heard.at), { dateStyle: 'medium', timeStyle: 'short' }),
          })}
        </Text>
      )}
      <Group justify="flex-end">
        <Button component="a" variant="default" href={address} download={`voicemail-${callId}.wav`}>
          {t('download')}
        </Button>
        <Button variant="default" loading={mark.isPending} onClick={() => mark.mutate(!heard)}>
          {heard ? t('markNew') : t('markHeard')}
        </Button>
        <Button
          color="red.9"
          loading={remove.isPending}
          onClick={() => confirm(t('removeQuestion'), t('remove'), () => remove.mutate())}
        >
          {t('remove')}
        </Button>
      </Group>
    </Stack>
  );
}
