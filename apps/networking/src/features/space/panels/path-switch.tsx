'use client';

import { SegmentedControl, VisuallyHidden } from '@mantine/core';
import { useTranslations } from 'use-intl';
import type { ReactElement } from 'react';
import { PATH_KINDS } from '../session/space-state';
import type { PathKind } from '../session/space-state';
import { useSpace, useSpaceState } from '../space-context';
import { useNames } from '../use-names';

/** Moves the whole space from one path to the other, for everybody in it. */
export function PathSwitch({ threadId }: { readonly threadId: string }): ReactElement {
  const t = useTranslations('space.path');
  const { space } = useSpace();
  const { preferred, preferredBy } = useSpaceState();
  const nameOf = useNames(threadId);
  return (
    <>
      <SegmentedControl
        aria-label={t('label')}
        value={preferred}
        onChange={(kind) => space.prefer(kind as PathKind)}
        data={PATH_KINDS.map((kind) => ({ value: kind, label: t(kind) }))}
      />
      <VisuallyHidden role="status">
        {preferredBy && t('changed', { name: nameOf(preferredBy), path: t(preferred) })}
      </VisuallyHidden>
    </>
  );
}
