'use client';

import { Alert, Button, Group, JsonInput } from '@mantine/core';
import { flowSchema } from '@switchboard/bots';
import { CopyAction } from '@switchboard/ui';
import { useTranslations } from 'use-intl';
import { useState } from 'react';
import type { ReactElement } from 'react';
import { useDraft } from './draft';

/** The whole flow as text: to copy into a program, or to paste from one. */
export function FlowText(): ReactElement {
  const t = useTranslations('flow');
  const { flow, change } = useDraft();
  const whole = JSON.stringify(flow, null, 2);
  const [written, setWritten] = useState<string>();
  const [problem, setProblem] = useState<string>();
  const apply = (): void => {
    const read = readFlow(written ?? whole);
    setProblem(read.problem);
    if (!read.flow) return;
    change(read.flow);
    setWritten(undefined);
  };
  return (
    <>
      <JsonInput
        label={t('json')}
        autosize
        minRows={20}
        maxRows={32}
        value={written ?? whole}
        onChange={setWritten}
        styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)' } }}
      />
      {problem !== undefined && (
        <Alert color="red" role="alert" mt="xs">
          {t('jsonWrong', { where: problem })}
        </Alert>
      )}
      <Group mt="sm">
        <Button disabled={written === undefined} onClick={apply}>
          {t('apply')}
        </Button>
        <CopyAction
          value={whole}
          words={{ copy: t('copy'), copied: t('copied') }}
          variant="default"
        />
      </Group>
    </>
  );
}

/** @returns the flow, or where the text is not one */
function readFlow(text: string) {
  try {
    const { data: flow, error } = flowSchema.safeParse(JSON.parse(text));
    return { flow, problem: error?.issues[0]?.path.join('.') };
  } catch {
    return { problem: 'JSON' };
  }
}
