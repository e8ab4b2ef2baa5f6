'use client';

import { Group, Text } from '@mantine/core';
import { IconCircleCheck, IconCircleX } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import type { ReactElement } from 'react';
import { Section } from '../shell/section';
import type { Overview } from './use-overview';
import { useProcessName } from './use-process-name';
import { useUptime } from './use-uptime';

type Process = Overview['processes'][number];

/** Whether everything runs, since when, and in which version. */
export function ProcessesSection({
  processes,
}: {
  readonly processes: readonly Process[];
}): ReactElement {
  const t = useTranslations('overview');
  return (
    <Section title={t('processes')}>
      {processes.length === 0 ? (
        <Text c="dimmed" size="sm">
          {t('noProcesses')}
        </Text>
      ) : (
        <ul className="plain-list">
          {processes.map((process) => (
            <ProcessLine key={process.name} process={process} />
          ))}
        </ul>
      )}
    </Section>
  );
}

function ProcessLine({ process }: { readonly process: Process }): ReactElement {
  const t = useTranslations('overview');
  const name = useProcessName()(process.name);
  const uptime = useUptime();
  const { healthy, version, uptimeSeconds } = process;
  const Icon = healthy ? IconCircleCheck : IconCircleX;
  return (
    <Group component="li" justify="space-between" gap="xs">
      <Group gap="xs">
        <Icon size={18} color={`var(--mantine-color-${healthy ? 'green' : 'red'}-6)`} aria-hidden />
        <Text size="sm" fw={600}>
          {name}
        </Text>
        <Text size="sm" c={healthy ? 'dimmed' : 'var(--mantine-color-error)'}>
          {t(healthy ? 'healthy' : 'unhealthy')}
        </Text>
      </Group>
      <Text size="sm" c="dimmed" className="moment">
        {[
          version && t('version', { version }),
          uptimeSeconds !== null && t('uptime', { time: uptime(uptimeSeconds) }),
        ]
          .filter(Boolean)
          .join(' · ')}
      </Text>
    </Group>
  );
}
