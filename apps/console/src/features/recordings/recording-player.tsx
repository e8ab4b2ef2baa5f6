'use client';

import { Alert, Button, Drawer, Group, Skeleton, Stack, Text } from '@mantine/core';
import { QueryTrouble } from '@switchboard/page-client';
import { IconDownload } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import { useRef, useState } from 'react';
import type { ReactElement } from 'react';
import { useWaveform } from './use-recordings';
import type { Recording } from './use-recordings';
import { Waveform } from './waveform';

/** Plays a recording by the browser's own player, below its waveform. Who listens is written down. */
export function RecordingPlayer({
  recording,
  onClose,
}: {
  readonly recording: Recording;
  readonly onClose: () => void;
}): ReactElement {
  const t = useTranslations('recordings');
  const player = useRef<HTMLAudioElement>(null);
  const [at, setAt] = useState(0);
  const [failed, setFailed] = useState(false);
  const { id, reference, format } = recording;
  const address = `/api/recordings/${encodeURIComponent(id)}`;
  const seek = (seconds: number): void => {
    setAt(seconds);
    if (player.current) player.current.currentTime = seconds;
  };
  return (
    <Drawer
      opened
      onClose={onClose}
      position="right"
      size="lg"
      title={t('listenTo', { reference })}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <Stack>
        <DrawnWaveform recording={recording} at={at} onSeek={seek} />
        <audio
          ref={player}
          controls
          preload="none"
          src={address}
          aria-label={t('player', { reference })}
          style={{ width: '100%' }}
          onTimeUpdate={({ currentTarget: { currentTime } }) => setAt(currentTime)}
          onError={() => setFailed(true)}
        />
        {failed && (
          <Alert color="red" role="alert">
            {t('notPlayed')}
          </Alert>
        )}
        <Text size="sm" c="dimmed">
          {t('audited')}
        </Text>
        <Group justify="flex-end">
          <Button
            component="a"
            variant="default"
            href={address}
            download={`recording-${reference}.${format}`}
            leftSection={<IconDownload size={16} aria-hidden />}
          >
            {t('download')}
          </Button>
        </Group>
      </Stack>
    </Drawer>
  );
}

function DrawnWaveform({
  recording: { id, durationMs },
  ...place
}: {
  readonly recording: Recording;
  readonly at: number;
  readonly onSeek: (seconds: number) => void;
}): ReactElement {
  const t = useTranslations('recordings');
  const query = useWaveform(id);
  if (query.data) {
    return <Waveform peaks={query.data} seconds={(durationMs ?? 0) / 1_000} {...place} />;
  }
  if (query.error || query.isPaused)
    return <QueryTrouble title={t('waveformFailed')} query={query} />;
  return <Skeleton h={64} />;
}
