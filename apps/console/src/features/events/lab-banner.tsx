'use client';

import { Alert, Button, Group, Text } from '@mantine/core';
import { can } from '@switchboard/identity';
import { access } from '@switchboard/page-client';
import { IconFlask } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import type { ReactElement } from 'react';
import { useMe } from '../shell/use-me';
import { useEventAction } from './use-event-action';
import { useLab } from './use-lab';

/** Says on every part of the page that deliveries go wrong on purpose, and how to end it. */
export function LabBanner(): ReactElement {
  const t = useTranslations('events.lab');
  const rules = useLab().data?.rules ?? [];
  const mayManage = can(useMe().role, 'event.manage');
  const clear = useEventAction(() => access.events.clearLab.mutate());
  return (
    <div role="status">
      {rules.length > 0 && (
        <Alert mb="md" color="orange" icon={<IconFlask />}>
          <Group justify="space-between">
            <div>
              {/* As a title it would be too pale on its ground. */}
              <Text fw={600}>{t('on')}</Text>
              <Text size="sm">{t('onText', { count: rules.length })}</Text>
            </div>
            {mayManage && (
              <Button
                variant="default"
                size="compact-sm"
                loading={clear.isPending}
                onClick={() => clear.mutate(undefined)}
              >
                {t('off')}
              </Button>
            )}
          </Group>
        </Alert>
      )}
    </div>
  );
}
