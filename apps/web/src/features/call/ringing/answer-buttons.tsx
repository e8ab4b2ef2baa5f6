'use client';

import { Button } from '@mantine/core';
import { IconPhone, IconVideo } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import type { ReactElement } from 'react';
import { answerKeys } from './use-answer-keys';

/** How one may answer: with a picture only where the caller wants one, or does not say. */
export function AnswerButtons({
  video,
  onAnswer,
}: {
  readonly video: boolean | undefined;
  readonly onAnswer: (video: boolean) => void;
}): ReactElement {
  const t = useTranslations('call');
  const picture = video !== false;
  return (
    <>
      {picture && (
        <Button
          color="teal.9"
          leftSection={<IconVideo size={18} aria-hidden />}
          aria-keyshortcuts={answerKeys.video}
          onClick={() => onAnswer(true)}
        >
          {t('answerVideo')}
        </Button>
      )}
      <Button
        {...(picture ? { variant: 'default' } : { color: 'teal.9' })}
        leftSection={<IconPhone size={18} aria-hidden />}
        aria-keyshortcuts={answerKeys.audio}
        onClick={() => onAnswer(false)}
      >
        {t(picture ? 'answerAudio' : 'answer')}
      </Button>
    </>
  );
}
