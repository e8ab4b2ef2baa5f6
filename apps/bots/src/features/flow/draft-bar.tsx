'use client';

import { Alert, Badge, Button, Group, Stack } from '@mantine/core';
import { can } from '@switchboard/identity';
import { useConfirm } from '@switchboard/page-client';
import { useTranslations } from 'use-intl';
import type { ReactElement } from 'react';
import { useMe } from '../shell/use-me';
import { useRefusal } from '../shell/use-refusal';
import { useDraft } from './draft';
import { usePublish } from './use-flow';
import { VersionsMenu } from './versions-menu';

/** Which version this is, and what can be done with a draft. */
export function DraftBar(): ReactElement {
  const t = useTranslations('draft');
  const refusal = useRefusal();
  const draft = useDraft();
  const mayManage = can(useMe().role, 'number.manage');
  const [question, confirm] = useConfirm();
  const publish = usePublish(draft.botId);
  const { flow, base, isChanged, isOutdated, isComplete, discard } = draft;
  return (
    <Stack gap={6} align="flex-end">
      {question}
      <Group gap="xs">
        <Badge variant={isChanged ? 'filled' : 'default'} tt="none">
          {isChanged ? t('changed') : t('version', { version: base.version })}
        </Badge>
        <VersionsMenu mayManage={mayManage} />
        {isChanged && (
          <Button
            variant="default"
            onClick={() => confirm(t('discardQuestion'), t('discard'), discard)}
          >
            {t('discard')}
          </Button>
        )}
        {mayManage && (
          <Button
            disabled={!isChanged || !isComplete || isOutdated}
            loading={publish.isPending}
            onClick={() =>
              publish.mutate({ flow, basedOn: base.version }, { onSuccess: () => discard() })
            }
          >
            {t('publish')}
          </Button>
        )}
      </Group>
      {isOutdated && <Alert variant="default">{t('outdated')}</Alert>}
      {publish.isError && (
        <Alert color="red" role="alert">
          {refusal(publish.error)}
        </Alert>
      )}
    </Stack>
  );
}
