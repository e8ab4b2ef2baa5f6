'use client';

import { Badge, Button, Group, Loader, Modal, Stack, Text } from '@mantine/core';
import { QueryTrouble } from '@switchboard/page-client';
import type { TeamView } from '@switchboard/telephony-api/client';
import { IconPlus } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import { useState } from 'react';
import type { ReactElement } from 'react';
import { useColleagues } from '../calls/use-calls';
import { TeamForm } from './team-form';
import { useTeams } from './use-teams';

interface DialogProps {
  readonly opened: boolean;
  readonly onClose: () => void;
}

/** Teams, and one of them at a time to be changed. */
export function TeamsDialog({ opened, onClose }: DialogProps): ReactElement {
  const t = useTranslations('teams');
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t('title')}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <Teams />
    </Modal>
  );
}

function Teams(): ReactElement {
  const t = useTranslations('teams');
  const [edited, setEdited] = useState<TeamView | 'new'>();
  const teams = useTeams();
  const colleagues = useColleagues();
  const failed = [teams, colleagues].find(
    ({ data, error, isPaused }) => !data && (error || isPaused),
  );
  if (failed) return <QueryTrouble title={t('failed')} query={failed} />;
  if (!teams.data || !colleagues.data) return <Loader aria-label={t('loading')} />;
  if (edited)
    return (
      <TeamForm
        team={edited === 'new' ? undefined : edited}
        people={colleagues.data.items}
        onDone={() => setEdited(undefined)}
      />
    );
  return <TeamList teams={teams.data.items} onEdit={setEdited} />;
}

function TeamList({
  teams,
  onEdit,
}: {
  readonly teams: readonly TeamView[];
  readonly onEdit: (team: TeamView | 'new') => void;
}): ReactElement {
  const t = useTranslations('teams');
  return (
    <Stack>
      {teams.length === 0 && <Text size="sm">{t('none')}</Text>}
      {teams.map((team) => (
        <Group key={team.id} justify="space-between" wrap="nowrap">
          <div>
            <Text fw={600}>{team.name}</Text>
            <Group gap={6}>
              {team.members.map(({ id, name, isHere }) => (
                <Badge key={id} variant="default" tt="none">
                  {t(isHere ? 'memberHere' : 'memberAway', { name: name || t('somebody') })}
                </Badge>
              ))}
            </Group>
          </div>
          <Button
            variant="default"
            size="compact-sm"
            className="unshrinkable"
            aria-label={t('editOne', { name: team.name })}
            onClick={() => onEdit(team)}
          >
            {t('edit')}
          </Button>
        </Group>
      ))}
      <Button
        variant="light"
        leftSection={<IconPlus size={18} aria-hidden />}
        onClick={() => onEdit('new')}
      >
        {t('add')}
      </Button>
    </Stack>
  );
}
