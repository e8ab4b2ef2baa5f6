'use client';

import { Alert, Card, Stack, Text } from '@mantine/core';
import { reportText, summaryOf } from '@switchboard/networking';
import type { CheckProgress, Summary } from '@switchboard/networking';
import { CopyAction } from '@switchboard/ui';
import { IconAlertTriangle, IconCheck, IconX } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import type { ReactElement } from 'react';
import { PairWords } from './pair-words';
import type { CheckState } from './use-check';
import { WayPicture } from './way-picture';
import { WayTable } from './way-table';

const LOOKS = {
  relayed: { color: 'teal', Icon: IconCheck },
  reachable: { color: 'yellow', Icon: IconAlertTriangle },
  direct: { color: 'yellow', Icon: IconAlertTriangle },
  blocked: { color: 'red', Icon: IconX },
} as const satisfies Record<Summary, object>;

/** What is known so far, and in the end what to make of it. */
export function CheckResult({
  state,
}: {
  readonly state: CheckState & { readonly phase: 'running' | 'done' };
}): ReactElement {
  const t = useTranslations('check');
  const { progress } = state;
  return (
    <Stack>
      {state.phase === 'done' && <SummaryWords progress={progress} />}
      <WayTable rows={progress.rows} />
      <Text size="sm" c="dimmed">
        {t('measured')}
      </Text>
      <Card withBorder>
        <WayPicture progress={progress} />
      </Card>
      {progress.pair && <PairWords pair={progress.pair} />}
      {state.phase === 'done' && (
        <div>
          <CopyAction
            variant="default"
            value={reportText(progress, { at: state.at, browser: navigator.userAgent })}
            words={{ copy: t('copy'), copied: t('copied') }}
          />
        </div>
      )}
    </Stack>
  );
}

function SummaryWords({ progress }: { readonly progress: CheckProgress }): ReactElement {
  const t = useTranslations('check.summary');
  const summary = summaryOf(progress);
  const { color, Icon } = LOOKS[summary];
  return (
    <Alert color={color} icon={<Icon aria-hidden />}>
      {t(summary)}
    </Alert>
  );
}
