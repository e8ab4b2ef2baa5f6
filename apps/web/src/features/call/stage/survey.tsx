'use client';

import { Button, Checkbox, Group, Rating, Stack, Text } from '@mantine/core';
import type { CallRef } from '@switchboard/calling';
import { useCalling } from '@switchboard/calling/react';
import { useMutation } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { useState } from 'react';
import type { ReactElement } from 'react';

const AUDIO = ['NoRemoteAudio', 'Echo', 'AudioNoise', 'DistortedSpeech'] as const;
const VIDEO = ['NoVideoReceived', 'Freezes', 'LowQuality'] as const;

/** How it was, asked once; who does not want to say anything simply closes it. */
export function Survey({ callRef }: { readonly callRef: CallRef }): ReactElement | null {
  const t = useTranslations('survey');
  const calling = useCalling();
  const [score, setScore] = useState(0);
  const [issues, setIssues] = useState<string[]>([]);
  const send = useMutation({
    mutationFn: async () => {
      const audio = AUDIO.filter((issue) => issues.includes(issue));
      const video = VIDEO.filter((issue) => issues.includes(issue));
      await calling.find(callRef)?.survey({
        overallRating: { score },
        ...(audio.length > 0 && { audioRating: { score, issues: audio } }),
        ...(video.length > 0 && { videoRating: { score, issues: video } }),
      });
    },
  });
  if (send.isSuccess) return <Text role="status">{t('thanks')}</Text>;
  return (
    <Stack align="center" gap="xs" w="100%">
      <Text size="sm">{t('question')}</Text>
      <Rating
        value={score}
        onChange={setScore}
        size="lg"
        getSymbolLabel={(value) => t('stars', { count: value })}
      />
      {score > 0 && score < 4 && (
        <Checkbox.Group value={issues} onChange={setIssues} label={t('what')}>
          <Stack gap={6} mt="xs">
            {[...AUDIO, ...VIDEO].map((issue) => (
              <Checkbox key={issue} value={issue} label={t(`issue.${issue}`)} />
            ))}
          </Stack>
        </Checkbox.Group>
      )}
      {score > 0 && (
        <Group>
          <Button size="compact-md" loading={send.isPending} onClick={() => send.mutate()}>
            {t('send')}
          </Button>
        </Group>
      )}
      {send.isError && <Text role="alert">{t('failed')}</Text>}
    </Stack>
  );
}
