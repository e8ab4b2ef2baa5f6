'use client';

import { Button, Group, Paper, Skeleton, Stack, Text, Title } from '@mantine/core';
import { can } from '@switchboard/identity';
import { access, QueryTrouble } from '@switchboard/page-client';
import { useTranslations } from 'use-intl';
import type { ReactElement } from 'react';
import { useMe } from '../shell/use-me';
import { shortType } from './event-types';
import { NewLabRule } from './new-lab-rule';
import { useEventAction } from './use-event-action';
import { useLab } from './use-lab';
import type { EventLab, LabRule } from './use-lab';

/** What goes wrong with deliveries on purpose, so that one sees what an endpoint makes of it. */
export function LabPanel(): ReactElement {
  const t = useTranslations('events.lab');
  const query = useLab();
  const lab = query.data;
  const mayManage = can(useMe().role, 'event.manage');
  if (!lab && (query.error || query.isPaused)) {
    return <QueryTrouble title={t('failed')} query={query} />;
  }
  if (!lab) return <Skeleton h={160} />;
  return (
    <Stack>
      <Text c="dimmed" maw="44rem">
        {t('text')}
      </Text>
      {mayManage && <NewLabRule lab={lab} />}
      <Title order={2} size="h4">
        {t('rules')}
      </Title>
      {lab.rules.length === 0 && <Text c="dimmed">{t('noRules')}</Text>}
      {lab.rules.map((rule) => (
        <RuleCard key={rule.id} {...{ rule, lab, mayManage }} />
      ))}
      {lab.rules.length > 0 && (
        <Text size="sm" c="dimmed">
          {t('seedWords', { seed: lab.seed })}
        </Text>
      )}
    </Stack>
  );
}

function RuleCard({
  rule,
  lab,
  mayManage,
}: {
  readonly rule: LabRule;
  readonly lab: EventLab;
  readonly mayManage: boolean;
}): ReactElement {
  const t = useTranslations('events.lab');
  const type = rule.type === '*' ? t('everyType') : shortType(rule.type);
  const remove = useEventAction(() => {
    const rules = lab.rules.filter(({ id }) => id !== rule.id);
    return access.events.setLab.mutate({ seed: lab.seed, rules });
  });
  return (
    <Paper withBorder p="md">
      <Group justify="space-between">
        <div>
          <Text fw={600}>{type}</Text>
          <Text size="sm" c="dimmed">
            {t(`words.${rule.kind}`, { seconds: rule.ms / 1_000 })} ·{' '}
            {t('chance', { share: rule.probability })}
          </Text>
        </div>
        {mayManage && (
          <Button
            variant="default"
            loading={remove.isPending}
            onClick={() => remove.mutate(undefined)}
            aria-label={t('removeNamed', { type })}
          >
            {t('remove')}
          </Button>
        )}
      </Group>
    </Paper>
  );
}
