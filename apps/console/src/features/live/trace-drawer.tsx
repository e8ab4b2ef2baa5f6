'use client';

import { Drawer, Skeleton, Stack, Text, Timeline } from '@mantine/core';
import { access, QueryTrouble } from '@switchboard/page-client';
import { IconFileCheck, IconServer, IconShieldLock } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import type { ReactElement } from 'react';
import { Moment } from '../shell/moment';
import { StatusBadge } from './status-badge';
import { traceSteps } from './trace-steps';
import type { TraceStep } from './trace-steps';

const ICONS = { access: IconShieldLock, dataplane: IconServer, audit: IconFileCheck } as const;

/** One request, followed through the trusted service, the data plane and the audit. */
export function TraceDrawer({
  requestId,
  onClose,
}: {
  readonly requestId: string | undefined;
  readonly onClose: () => void;
}): ReactElement {
  const t = useTranslations('live');
  return (
    <Drawer
      opened={requestId !== undefined}
      onClose={onClose}
      position="right"
      title={t('trace')}
      closeButtonProps={{ 'aria-label': t('closeTrace') }}
    >
      {requestId && <Trace requestId={requestId} />}
    </Drawer>
  );
}

function Trace({ requestId }: { readonly requestId: string }): ReactElement {
  const t = useTranslations('live');
  const query = useQuery({
    queryKey: ['trace', requestId],
    queryFn: ({ signal }) => access.live.trace.query({ requestId }, { signal }),
  });
  if (query.error) return <QueryTrouble title={t('traceFailed')} query={query} />;
  if (!query.data) return <Skeleton h={160} />;
  const steps = traceSteps(query.data);
  return (
    <Stack>
      <Text size="sm" c="dimmed">
        {t('requestId')} <span className="code">{requestId}</span>
      </Text>
      <Timeline bulletSize={28} lineWidth={2}>
        {steps.map((step) => (
          <Timeline.Item key={step.key} bullet={<Bullet step={step} />} title={step.title}>
            <Text size="sm" c="dimmed">
              {t(`processes.${step.place}`)} · <Moment at={step.at} />
            </Text>
            {step.status !== undefined && <StatusBadge status={step.status} />}
            {step.detail && <Text size="sm">{step.detail}</Text>}
          </Timeline.Item>
        ))}
      </Timeline>
    </Stack>
  );
}

function Bullet({ step }: { readonly step: TraceStep }): ReactElement {
  const Icon = ICONS[step.place];
  return <Icon size={16} aria-hidden />;
}
