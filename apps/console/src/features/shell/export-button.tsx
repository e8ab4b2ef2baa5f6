'use client';

import { Button } from '@mantine/core';
import { useReason } from '@switchboard/page-client';
import { showNotice } from '@switchboard/ui';
import { IconDownload } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import type { ReactElement } from 'react';
import { saveFile } from './save-file';
import type { SaveProblem } from './save-file';

/** Takes away what is looked at, all of it; says when it is there, or why it is not. */
export function ExportButton({
  href,
  filename,
}: {
  readonly href: string;
  readonly filename: string;
}): ReactElement {
  const t = useTranslations('export');
  const reason = useReason();
  const tell = (problem: SaveProblem | undefined): void => {
    if (!problem) showNotice({ message: t('done', { filename }) });
    else if (problem === 'broken-off') showNotice({ kind: 'bad', message: t('brokenOff') });
    else showNotice({ kind: 'bad', message: t('failed', { reason: reason(problem) }) });
  };
  const save = useMutation({
    mutationFn: () => saveFile(href, filename),
    // Without a network it does not wait for one: it says so.
    networkMode: 'always',
    onSuccess: tell,
  });
  return (
    <>
      <Button
        variant="default"
        leftSection={<IconDownload size={18} aria-hidden />}
        loading={save.isPending}
        onClick={() => save.mutate()}
      >
        {t('action')}
      </Button>
      <span className="visually-hidden" role="status">
        {save.isPending && t('busy', { filename })}
      </span>
    </>
  );
}
