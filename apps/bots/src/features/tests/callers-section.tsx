'use client';

import { Alert, Button, Group, NumberInput, Progress, Select, Text, Title } from '@mantine/core';
import { displayNumber } from '@switchboard/telephony';
import type { RunView } from '@switchboard/bots-api/client';
import { IconPhoneOutgoing } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import { useState } from 'react';
import type { ReactElement } from 'react';
import { useBots } from '../bots/use-bots';
import { useDraft } from '../flow/draft';
import { useRefusal } from '../shell/use-refusal';
import { CallerTable } from './caller-table';
import { useCallers, useStartCallers, useStopCallers } from './use-callers';

const MAX_CALLERS = 100;
const USUAL_CALLERS = 10;

/** The published flow, called with real sound by people who are made up; where there is a network that makes them up. */
export function CallersSection({
  mayManage,
}: {
  readonly mayManage: boolean;
}): ReactElement | null {
  const t = useTranslations('callers');
  const { botId } = useDraft();
  const { data } = useCallers(botId);
  if (!data?.isPossible) return null;
  return (
    <section aria-labelledby="callers" className="callers">
      <Title order={2} size="h4" id="callers">
        {t('title')}
      </Title>
      <Text size="sm" c="dimmed" mb="sm">
        {t('text')}
      </Text>
      {mayManage && <Start isRunning={data.run?.endedAt === null} />}
      {data.run && <Progressing run={data.run} mayManage={mayManage} />}
    </section>
  );
}

function Start({ isRunning }: { readonly isRunning: boolean }): ReactElement {
  const t = useTranslations('callers');
  const refusal = useRefusal();
  const { botId } = useDraft();
  const numbers = useBots().data?.items.find(({ id }) => id === botId)?.numbers ?? [];
  const [chosen, choose] = useState<string>();
  const [callers, setCallers] = useState(USUAL_CALLERS);
  const start = useStartCallers(botId);
  const number = chosen ?? numbers[0];
  return (
    <>
      <Group align="flex-end" gap="sm">
        <Select
          label={t('number')}
          placeholder={t('noNumber')}
          data={numbers.map((value) => ({ value, label: displayNumber(value) }))}
          value={number ?? null}
          allowDeselect={false}
          onChange={(value) => choose(value ?? undefined)}
        />
        <NumberInput
          label={t('count')}
          w={110}
          min={1}
          max={MAX_CALLERS}
          clampBehavior="strict"
          allowDecimal={false}
          value={callers}
          onChange={(value) => setCallers(Number(value))}
        />
        <Button
          leftSection={<IconPhoneOutgoing size={18} aria-hidden />}
          disabled={number === undefined || callers < 1 || isRunning}
          loading={start.isPending}
          onClick={() => number !== undefined && start.mutate({ number, callers })}
        >
          {t('start')}
        </Button>
      </Group>
      {start.isError && (
        <Alert color="red" role="alert" mt="sm">
          {refusal(start.error)}
        </Alert>
      )}
    </>
  );
}

function Progressing({
  run,
  mayManage,
}: {
  readonly run: RunView;
  readonly mayManage: boolean;
}): ReactElement {
  const t = useTranslations('callers');
  const stop = useStopCallers(run.botId);
  const count = (state: string): number => run.callers.filter((one) => one.state === state).length;
  const [passed, failed] = [count('passed'), count('failed')];
  const done = passed + failed;
  return (
    <>
      <Group my="sm" justify="space-between">
        <Text role="status">
          {t('progress', { done, all: run.callers.length, passed, failed })}
        </Text>
        {mayManage && run.endedAt === null && (
          <Button
            variant="default"
            size="compact-sm"
            loading={stop.isPending}
            onClick={() => stop.mutate(run.id)}
          >
            {t('stop')}
          </Button>
        )}
      </Group>
      <Progress
        value={(done / run.callers.length) * 100}
        aria-label={t('done')}
        mb="sm"
        animated={run.endedAt === null}
      />
      <CallerTable run={run} />
    </>
  );
}
