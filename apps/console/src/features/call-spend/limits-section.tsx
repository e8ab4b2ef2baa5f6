'use client';

import { Button, Group, Text, Title } from '@mantine/core';
import { useTableWords } from '@switchboard/page-client';
import { DataTable } from '@switchboard/ui';
import { IconPlus, IconSettings } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import { useState } from 'react';
import type { ReactElement } from 'react';
import { GeneralDialog } from './general-dialog';
import { LimitsDialog } from './limits-dialog';
import type { LimitsOwner } from './limits-draft';
import type { RulesProps } from './rules-props';
import { limitRows, useLimitColumns } from './use-limit-columns';

/** How much may be called: by all numbers together, by each, and by those that have limits of their own. */
export function LimitsSection({ rules, mayManage }: RulesProps): ReactElement {
  const t = useTranslations('callSpend');
  const words = useTableWords();
  const [edited, edit] = useState<LimitsOwner>();
  const [isGeneral, setGeneral] = useState(false);
  const columns = useLimitColumns({ rules, mayManage }, edit);
  return (
    <section aria-labelledby="call-limits">
      <Title order={2} size="h4" id="call-limits">
        {t('limits')}
      </Title>
      <Text c="dimmed" size="sm" mb="sm">
        {t('limitsText')}{' '}
        {rules &&
          t('general', {
            count: rules.callerPerMinute,
            premium: rules.allowsPremium ? 'yes' : 'no',
          })}
      </Text>
      <DataTable
        name="call-limits"
        caption={t('limits')}
        columns={columns}
        rows={rules && limitRows(rules)}
        rowKey={({ owner }) => owner}
        empty={null}
        toolbar={
          mayManage &&
          rules && (
            <Group gap="sm">
              <Button leftSection={<IconPlus size={18} aria-hidden />} onClick={() => edit('new')}>
                {t('addLimits')}
              </Button>
              <Button
                variant="default"
                leftSection={<IconSettings size={18} aria-hidden />}
                onClick={() => setGeneral(true)}
              >
                {t('editGeneral')}
              </Button>
            </Group>
          )
        }
        words={words}
      />
      {edited && rules && (
        <LimitsDialog rules={rules} owner={edited} onClose={() => edit(undefined)} />
      )}
      {isGeneral && rules && <GeneralDialog rules={rules} onClose={() => setGeneral(false)} />}
    </section>
  );
}
