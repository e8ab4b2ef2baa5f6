'use client';

import { Button, Checkbox } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { can } from '@switchboard/identity';
import { PageHeader } from '@switchboard/page-client';
import { IconUsersGroup } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import type { ReactElement } from 'react';
import { useMe } from '../shell/use-me';
import { OpenHandovers } from './open-handovers';
import { PastHandovers } from './past-handovers';
import { TeamsDialog } from './teams-dialog';
import { useSoundWanted } from './use-chime';

/** Who waits for a person, what I took over, and what became of those of today. */
export function HandoversView(): ReactElement {
  const t = useTranslations('handovers');
  const mayManage = can(useMe().role, 'team.manage');
  const [editing, edit] = useDisclosure(false);
  const [sound, setSound] = useSoundWanted();
  return (
    <div className="page">
      <PageHeader title={t('title')} text={t('text')}>
        <Checkbox
          label={t('sound')}
          checked={sound}
          onChange={(event) => setSound(event.currentTarget.checked)}
        />
        {mayManage && (
          <Button leftSection={<IconUsersGroup size={18} aria-hidden />} onClick={edit.open}>
            {t('teams')}
          </Button>
        )}
      </PageHeader>
      <OpenHandovers />
      <PastHandovers />
      {mayManage && <TeamsDialog opened={editing} onClose={edit.close} />}
    </div>
  );
}
