'use client';

import { Alert, Button } from '@mantine/core';
import { IconGitMerge } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import type { ReactElement } from 'react';
import type { PolicyVersion } from './policy';

/** Somebody else has decided since one began; nothing is overwritten, and nothing typed is lost. */
export function ConflictAlert({
  current: { version, author },
  onGoOn,
}: {
  readonly current: PolicyVersion;
  readonly onGoOn: () => void;
}): ReactElement {
  const t = useTranslations('policy');
  return (
    <Alert color="indigo" role="alert" icon={<IconGitMerge />} title={t('conflict')}>
      {t('conflictText', { version, name: author?.name ?? t('somebody') })}
      <Button variant="default" size="compact-sm" mt="xs" display="block" onClick={onGoOn}>
        {t('keepEdits')}
      </Button>
    </Alert>
  );
}
