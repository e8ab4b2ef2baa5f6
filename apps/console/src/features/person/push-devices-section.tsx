'use client';

import { Box, Button, Group, Skeleton, Text } from '@mantine/core';
import { accessFailure } from '@switchboard/access-api/client';
import { QueryTrouble, useConfirm } from '@switchboard/page-client';
import Link from 'next/link';
import { useTranslations } from 'use-intl';
import type { ReactElement } from 'react';
import { PushStateName } from '../push/push-state-name';
import { ServiceIcon } from '../push/service-icon';
import { usePushDevices } from '../push/use-push';
import type { PushDevice } from '../push/use-push';
import { usePushWords } from '../push/use-push-words';
import { Ago } from '../shell/ago';
import { Moment } from '../shell/moment';
import { Section } from '../shell/section';
import { useMe } from '../shell/use-me';
import { rightsOver } from './rights-over';
import type { Person } from './use-person';
import { useRemovePushDevice, useTestPush } from './use-push-changes';

/** Devices that ring and notify although nothing is open on them. */
export function PushDevicesSection({ person }: { readonly person: Person }): ReactElement {
  const t = useTranslations('push');
  return (
    <Section
      title={t('devices')}
      aside={
        <Link href={`/push?person=${person.id}`} className="section-link">
          {t('showLog')}
        </Link>
      }
    >
      <Devices person={person} />
    </Section>
  );
}

function Devices({ person }: { readonly person: Person }): ReactElement {
  const t = useTranslations('push');
  const query = usePushDevices(person.id);
  const { data } = query;
  if (!data && accessFailure(query.error)?.code === 'not-ours')
    return <Quiet>{t('notOurs')}</Quiet>;
  if (!data && (query.error || query.isPaused)) {
    return <QueryTrouble title={t('devicesFailed')} query={query} />;
  }
  if (!data) return <Skeleton height={72} role="status" aria-label={t('devices')} />;
  if (data.length === 0) return <Quiet>{t('noDevices')}</Quiet>;
  return <List person={person} devices={data} />;
}

function Quiet({ children }: { readonly children: string }): ReactElement {
  return (
    <Text size="sm" c="dimmed">
      {children}
    </Text>
  );
}

function List({
  person,
  devices,
}: {
  readonly person: Person;
  readonly devices: readonly PushDevice[];
}): ReactElement {
  const t = useTranslations('push');
  const [question, ask] = useConfirm();
  const test = useTestPush(person);
  const remove = useRemovePushDevice(person);
  const may = rightsOver(useMe(), person).signOut;
  const { name } = person;
  return (
    <>
      {question}
      <ul className="plain-list">
        {devices.map((device) => (
          <li key={device.id}>
            <Facts device={device} isTested={test.data?.eventId === device.lastPush?.eventId} />
            {may && (
              <Group gap="xs" mt="xs">
                <Button
                  {...{ variant: 'default', size: 'compact-sm' }}
                  aria-label={t('testNamed', { device: device.name })}
                  loading={test.isPending && test.variables.id === device.id}
                  onClick={() => test.mutate(device)}
                >
                  {t('test')}
                </Button>
                <Button
                  {...{ variant: 'default', size: 'compact-sm' }}
                  aria-label={t('removeNamed', { device: device.name })}
                  loading={remove.isPending && remove.variables.id === device.id}
                  onClick={() =>
                    ask(t('removeAsk', { name, device: device.name }), t('remove'), () =>
                      remove.mutate(device),
                    )
                  }
                >
                  {t('remove')}
                </Button>
              </Group>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}

function Facts({
  device,
  isTested,
}: {
  readonly device: PushDevice;
  readonly isTested: boolean;
}): ReactElement {
  const t = useTranslations('push');
  const { service, name, app, registeredAt, expiresAt, lastPush } = device;
  return (
    <Group gap="sm" wrap="nowrap" align="flex-start">
      <ServiceIcon service={service} />
      <Box miw={0}>
        <Text size="sm" fw={500}>
          {name}
        </Text>
        <Text size="xs" c="dimmed">
          {t(`services.${service}`)} · {app}
        </Text>
        <Text size="xs" c="dimmed">
          {t('registered')} <Ago at={registeredAt} /> · {t('expires')} <Moment at={expiresAt} />
        </Text>
        {/* What becomes of a push that one has just sent is told to who cannot see it. */}
        <Text size="xs" component="div" {...(isTested && { role: 'status' })}>
          <LastPush lastPush={lastPush} />
        </Text>
      </Box>
    </Group>
  );
}

function LastPush({ lastPush }: Pick<PushDevice, 'lastPush'>): ReactElement {
  const t = useTranslations('push');
  const words = usePushWords();
  if (!lastPush) return <>{t('noPush')}</>;
  const { type, state, reason, createdAt } = lastPush;
  return (
    <>
      {t('lastPush', { type: words.type(type) })} <PushStateName state={state} />
      {reason !== null && ` (${words.reason(reason)})`} · <Ago at={createdAt} />
    </>
  );
}
