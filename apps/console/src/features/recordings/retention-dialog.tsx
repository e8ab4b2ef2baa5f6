'use client';

import { NumberInput, Text } from '@mantine/core';
import { access } from '@switchboard/page-client';
import { showNotice } from '@switchboard/ui';
import { useTranslations } from 'use-intl';
import { useState } from 'react';
import type { ReactElement } from 'react';
import { ChangeDialog } from '../person/change-dialog';
import { useRecordingChange, useRecordingReason } from './use-recording-change';

const MAX_DAYS = 365;

/** How long recordings are kept; a shorter time deletes those that are older. */
export function RetentionDialog({
  days: now,
  onClose,
}: {
  readonly days: number;
  readonly onClose: () => void;
}): ReactElement {
  const t = useTranslations('recordings');
  const [days, setDays] = useState<number | string>(now);
  const isCount = Number.isInteger(days) && Number(days) >= 1 && Number(days) <= MAX_DAYS;
  const change = useRecordingChange(
    () => access.recordings.setRetention.mutate({ days: Number(days) }),
    () => {
      onClose();
      showNotice({ message: t('retentionSaved') });
    },
  );
  return (
    <ChangeDialog
      title={t('retentionTitle')}
      action={t('save')}
      ready={isCount}
      change={change}
      reasonOf={useRecordingReason()}
      onClose={onClose}
    >
      <NumberInput
        label={t('retentionDays')}
        description={t('retentionHint', { max: MAX_DAYS })}
        hideControls
        value={days}
        error={!isCount && t('retentionWrong', { max: MAX_DAYS })}
        onChange={setDays}
        data-autofocus
      />
      {isCount && Number(days) < now && (
        <Text size="sm" role="status">
          {t('retentionShorter')}
        </Text>
      )}
    </ChangeDialog>
  );
}
