'use client';

import { Alert, Button } from '@mantine/core';
import { access, useReason } from '@switchboard/page-client';
import { IconAlertTriangle, IconShieldCheck } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import type { ReactElement } from 'react';

/** Asks whether the log is still what was written. */
export function useChainCheck(): { readonly button: ReactElement; readonly result: ReactElement } {
  const t = useTranslations('audit.check');
  const reason = useReason();
  const check = useMutation({ mutationFn: () => access.audit.check.query() });
  const { data, error } = check;
  const broken = data?.brokenAt;
  const problem = error ? t('failed', { reason: reason(error) }) : undefined;
  const finding =
    data && (broken ? t('broken', { id: broken }) : t('whole', { count: data.entries }));
  const good = !problem && !broken;
  return {
    button: (
      <Button
        variant="default"
        leftSection={<IconShieldCheck size={18} aria-hidden />}
        loading={check.isPending}
        onClick={() => check.mutate()}
      >
        {t('action')}
      </Button>
    ),
    result: (
      <div role="status">
        {(problem ?? finding) && (
          <Alert
            mb="md"
            color={good ? 'green' : 'red'}
            icon={good ? <IconShieldCheck /> : <IconAlertTriangle />}
          >
            {problem ?? finding}
          </Alert>
        )}
      </div>
    ),
  };
}
