'use client';

import { Group, Paper, SimpleGrid, Skeleton, Text, Title } from '@mantine/core';
import { QueryTrouble } from '@switchboard/page-client';
import { IconAlertTriangle, IconCircleCheck, IconPlayerPause } from '@tabler/icons-react';
import type { Icon } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import type { ReactElement } from 'react';
import { ServiceIcon } from './service-icon';
import { usePushServices } from './use-push';
import type { PushServiceState } from './use-push';

type State = 'working' | 'failing' | 'paused';

const ICONS: Readonly<Record<State, Icon>> = {
  working: IconCircleCheck,
  failing: IconAlertTriangle,
  paused: IconPlayerPause,
};

/** The services that pushes go through, and how they are doing. */
export function ServiceCards(): ReactElement {
  const t = useTranslations('push');
  const query = usePushServices();
  const services = query.data;
  return (
    <section aria-labelledby="push-services">
      <Title order={2} size="h4" id="push-services" mb="sm">
        {t('servicesTitle')}
      </Title>
      {!services && (query.error || query.isPaused) ? (
        <QueryTrouble title={t('servicesFailed')} query={query} />
      ) : (
        <Cards services={services} />
      )}
    </section>
  );
}

function Cards({
  services,
}: {
  readonly services: readonly PushServiceState[] | undefined;
}): ReactElement {
  const t = useTranslations('push');
  if (!services) return <Skeleton h={96} mb="xl" role="status" aria-label={t('servicesTitle')} />;
  if (services.length === 0) {
    return (
      <Text c="dimmed" mb="xl">
        {t('noServices')}
      </Text>
    );
  }
  return (
    <SimpleGrid component="ul" cols={{ base: 1, sm: 2, lg: 4 }} mb="xl" p={0} m={0}>
      {services.map((state) => (
        <ServiceCard key={state.service} state={state} />
      ))}
    </SimpleGrid>
  );
}

function ServiceCard({ state: given }: { readonly state: PushServiceState }): ReactElement {
  const t = useTranslations('push');
  const { service, failures, pausedMs } = given;
  const state = stateOf(given);
  const Icon = ICONS[state];
  return (
    <Paper component="li" withBorder p="md" style={{ listStyle: 'none' }}>
      <Group gap="sm" wrap="nowrap">
        <ServiceIcon service={service} />
        <Text fw={600}>{t(`services.${service}`)}</Text>
      </Group>
      <Group
        gap={6}
        wrap="nowrap"
        mt="xs"
        {...(state !== 'working' && { c: 'var(--outcome-refused)' })}
      >
        <Icon size={16} aria-hidden style={{ flexShrink: 0 }} />
        <Text size="sm">
          {t(`serviceStates.${state}`, { failures, seconds: Math.ceil(pausedMs / 1_000) })}
        </Text>
      </Group>
    </Paper>
  );
}

function stateOf({ failures, pausedMs }: PushServiceState): State {
  if (pausedMs > 0) return 'paused';
  return failures > 0 ? 'failing' : 'working';
}
