'use client';

import { Button, Fieldset, Group, NativeSelect, NumberInput, TextInput } from '@mantine/core';
import { access } from '@switchboard/page-client';
import { useTranslations } from 'use-intl';
import { useState } from 'react';
import type { ReactElement } from 'react';
import { useLiveAction } from './use-live-state';

type FaultInput = Parameters<typeof access.live.addFault.mutate>[0];

const KINDS = ['delay', 'throttle', 'error', 'drop'] as const;
const OPERATION = /^(\*|\w{1,128})$/;

/** Which operation goes wrong, how, and how often. */
export function NewFault(): ReactElement {
  const t = useTranslations('live');
  const [fault, setFault] = useState<FaultInput>({ operation: '*', kind: 'delay', ms: 1_000 });
  const add = useLiveAction((input: FaultInput) => access.live.addFault.mutate(input));
  const isWrong = !OPERATION.test(fault.operation);
  const change = (part: Partial<FaultInput>): void => setFault({ ...fault, ...part });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (!isWrong) add.mutate(fault);
      }}
    >
      <Fieldset legend={t('newFault')}>
        <Group align="flex-start">
          <TextInput
            label={t('operation')}
            description={t('operationHint')}
            value={fault.operation}
            error={isWrong && t('operationWrong')}
            onChange={({ currentTarget: { value } }) => change({ operation: value.trim() })}
          />
          <NativeSelect
            label={t('kind')}
            description={t('kindHint')}
            value={fault.kind}
            data={KINDS.map((value) => ({ value, label: t(`kinds.${value}`) }))}
            onChange={({ currentTarget: { value } }) =>
              change({ kind: value as FaultInput['kind'] })
            }
          />
          <NumberInput
            label={t('lasts')}
            description={t('lastsHint')}
            min={0}
            max={600_000}
            value={fault.ms ?? 1_000}
            onChange={(value) => change({ ms: Number(value) || 0 })}
          />
          <NumberInput
            label={t('times')}
            description={t('timesHint')}
            min={1}
            max={1_000_000}
            value={fault.count ?? ''}
            onChange={(value) => change({ count: value === '' ? undefined : Number(value) })}
          />
        </Group>
        <Button type="submit" mt="md" loading={add.isPending} disabled={isWrong}>
          {t('switchOn')}
        </Button>
      </Fieldset>
    </form>
  );
}
