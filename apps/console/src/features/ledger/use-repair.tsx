'use client';

import { Alert, Button, List, Progress, Text } from '@mantine/core';
import { access } from '@switchboard/page-client';
import { IconCircleCheck, IconInfoCircle, IconTool } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { useState } from 'react';
import type { ReactElement } from 'react';
import { ChangeDialog } from '../person/change-dialog';
import { LEDGER } from './use-ledger';

type Outcome = Awaited<ReturnType<typeof access.ledger.repair.mutate>>;

const STEPS = ['delete', 'giveUp', 'leave'] as const;

/** Repairs now what would be repaired soon: says before what it does, and after what came of it. */
export function useRepair(): { readonly button: ReactElement; readonly result: ReactElement } {
  const t = useTranslations('ledger.repair');
  const [asking, setAsking] = useState(false);
  const queries = useQueryClient();
  const repair = useMutation({
    mutationFn: () => access.ledger.repair.mutate(),
    onSuccess: () => setAsking(false),
    // Also where it broke off: what was done until then is done.
    onSettled: () => queries.invalidateQueries({ queryKey: LEDGER }),
  });
  const open = (): void => {
    repair.reset();
    setAsking(true);
  };
  return {
    button: (
      <>
        <Button leftSection={<IconTool size={18} aria-hidden />} onClick={open}>
          {t('action')}
        </Button>
        {asking && (
          <ChangeDialog
            title={t('title')}
            action={t('confirm')}
            change={repair}
            onClose={() => setAsking(false)}
          >
            <WhatItDoes busy={repair.isPending} />
          </ChangeDialog>
        )}
      </>
    ),
    result: <div role="status">{repair.data && <WhatCameOfIt outcome={repair.data} />}</div>,
  };
}

function WhatItDoes({ busy }: { readonly busy: boolean }): ReactElement {
  const t = useTranslations('ledger.repair');
  return (
    <>
      <Text size="sm">{t('text')}</Text>
      <List size="sm" spacing={4}>
        {STEPS.map((step) => (
          <List.Item key={step}>{t(`step.${step}`)}</List.Item>
        ))}
      </List>
      <div role="status">
        {busy && (
          <>
            <Text size="sm" c="dimmed" mb={6}>
              {t('busy')}
            </Text>
            <Progress value={100} animated aria-label={t('busy')} />
          </>
        )}
      </div>
    </>
  );
}

function WhatCameOfIt({ outcome: { before, left } }: { readonly outcome: Outcome }): ReactElement {
  const t = useTranslations('ledger.repair');
  const whole = left === 0;
  const said = t(before === 0 ? 'nothing' : 'done', { repaired: before - left, count: before });
  return (
    <Alert
      mb="md"
      color={whole ? 'green' : 'blue'}
      icon={whole ? <IconCircleCheck /> : <IconInfoCircle />}
    >
      {said} {left > 0 && t('left', { count: left })}
    </Alert>
  );
}
