'use client';

import { Alert, Anchor, Group, Stack, Text, Title } from '@mantine/core';
import type { Role } from '@switchboard/identity';
import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react';
import Link from 'next/link';
import { useTranslations } from 'use-intl';
import type { ReactElement } from 'react';
import { pageAt, pagesOf } from '../shell/pages';
import { useMe } from '../shell/use-me';
import { useWarningText } from './use-warning-text';
import type { Warning } from './use-warning-text';

/** Where something can be done about it, as far as that is in the console. */
const PLACES = {
  orphans: '/ledger',
  budget: '/access',
  trunk: '/phone-network',
  pushService: '/push',
  botProblems: '/bots',
  callQuality: '/calls',
  callCap: '/phone-network',
  callsCutOff: '/phone-network',
  limits: '/audit?outcome=refused',
} as const satisfies Partial<Record<Warning['kind'], string>>;

/** What does not work just now. */
const GRAVE: readonly Warning['kind'][] = ['process', 'trunk', 'pushService', 'callsCutOff'];

/** What is worth acting on; or that there is nothing. */
export function Warnings({ warnings }: { readonly warnings: readonly Warning[] }): ReactElement {
  const t = useTranslations('overview');
  return (
    <section aria-labelledby="overview-warnings">
      <Title order={2} className="visually-hidden" id="overview-warnings">
        {t('warnings')}
      </Title>
      {warnings.length === 0 ? (
        <Group gap="xs" c="dimmed">
          <IconCircleCheck size={20} color="var(--mantine-color-green-6)" aria-hidden />
          <Text size="sm">{t('allWell')}</Text>
        </Group>
      ) : (
        <Stack component="ul" gap="xs" p={0} m={0} style={{ listStyle: 'none' }}>
          {warnings.map((warning) => (
            <WarningLine key={keyOf(warning)} warning={warning} />
          ))}
        </Stack>
      )}
    </section>
  );
}

function WarningLine({ warning }: { readonly warning: Warning }): ReactElement {
  const t = useTranslations('overview');
  const { title, text } = useWarningText()(warning);
  const { role } = useMe();
  const kind = leadsOn(warning.kind, role) ? warning.kind : undefined;
  return (
    <li>
      <Alert
        role="note"
        color={GRAVE.includes(warning.kind) ? 'red' : 'yellow'}
        icon={<IconAlertTriangle />}
      >
        <Text fw={600}>{title}</Text>
        {text}{' '}
        {kind && (
          <Anchor component={Link} href={PLACES[kind]} inherit c="inherit" underline="always">
            {t(`lead.${kind}`)}
          </Anchor>
        )}
      </Alert>
    </li>
  );
}

/** Nobody is led to a page that is not for them. */
function leadsOn(kind: Warning['kind'], role: Role): kind is keyof typeof PLACES {
  if (!(kind in PLACES)) return false;
  const page = pageAt(PLACES[kind as keyof typeof PLACES].split('?', 1)[0]!);
  return page !== undefined && pagesOf(role).includes(page);
}

function keyOf(warning: Warning): string {
  if (warning.kind === 'budget') return `budget ${warning.role}`;
  if (warning.kind === 'callCap') return `callCap ${warning.number ?? ''}`;
  return 'name' in warning ? `${warning.kind} ${warning.name}` : warning.kind;
}
