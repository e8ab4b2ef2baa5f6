'use client';

import { Alert, Button, Group } from '@mantine/core';
import { useReason } from '@switchboard/page-client';
import { useTranslations } from 'use-intl';
import type { ReactElement } from 'react';

import { PATH_KINDS } from '../session/space-state';
import { useSpace, useSpaceState } from '../space-context';
import { FallbackNotice } from './fallback-notice';

/** Which path there is not, why, and what that means. */
export function PathTrouble({ threadId }: { readonly threadId: string }): ReactElement {
  const t = useTranslations('space.path');
  const reason = useReason();
  const { space } = useSpace();
  const { paths } = useSpaceState();
  return (
    <div role="status">
      {PATH_KINDS.map((kind) => {
        const state = paths[kind];
        if (state.status !== 'failed') return undefined;
        return (
          <Alert key={kind} color="yellow" title={t('failed', { path: t(kind) })} mb="xs">
            <Group justify="space-between">
              {reason(state.failure)}
              <Button variant="default" size="compact-sm" onClick={() => space.retry(kind)}>
                {t('retry')}
              </Button>
            </Group>
          </Alert>
        );
      })}
      <FallbackNotice threadId={threadId} />
    </div>
  );
}
