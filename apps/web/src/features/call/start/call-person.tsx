'use client';

import { ActionIcon, Tooltip } from '@mantine/core';
import { IconPhone, IconVideo } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import type { ReactElement } from 'react';

/** Calls somebody out of a list of people, by voice or with a picture. */
export function CallPerson({
  name,
  disabled = false,
  onCall,
}: {
  readonly name: string;
  readonly disabled?: boolean;
  readonly onCall: (video: boolean) => void;
}): ReactElement {
  const t = useTranslations('call');
  return (
    <>
      {(['audio', 'video'] as const).map((kind) => {
        const label = t(`person.${kind}`, { name });
        return (
          <Tooltip key={kind} label={label}>
            <ActionIcon
              size="lg"
              variant="subtle"
              aria-label={label}
              disabled={disabled}
              onClick={() => onCall(kind === 'video')}
            >
              {kind === 'video' ? <IconVideo size={20} /> : <IconPhone size={20} />}
            </ActionIcon>
          </Tooltip>
        );
      })}
    </>
  );
}
