'use client';

import { Autocomplete, Button, Fieldset, Group, NativeSelect, NumberInput } from '@mantine/core';
import { access } from '@switchboard/page-client';
import { useTranslations } from 'use-intl';
import { useState } from 'react';
import type { ReactElement } from 'react';
import { EVENT_TYPES } from './event-types';
import { useEventAction } from './use-event-action';
import type { EventLab, LabRule } from './use-lab';

const KINDS = ['duplicate', 'reorder', 'delay', 'drop'] as const;
const MAX_RULES = 50;
const LONGEST_SECONDS = 86_400;
const LARGEST_SEED = 0xffff_ffff;

type NewRule = Omit<LabRule, 'id'>;

/** Which events go wrong, how, and how often; the same again with the same seed. */
export function NewLabRule({ lab }: { readonly lab: EventLab }): ReactElement {
  const t = useTranslations('events.lab');
  const [rule, setRule] = useState<NewRule>({
    ...({ type: '*', kind: 'duplicate' } as const),
    ...{ ms: 1_000, probability: 1 },
  });
  const [seed, setSeed] = useState(lab.seed);
  const add = useEventAction((next: NewRule) =>
    access.events.setLab.mutate({ seed, rules: [...lab.rules, next] }),
  );
  const change = (part: Partial<NewRule>): void => setRule({ ...rule, ...part });
  const isWrong = rule.type.trim() === '' || lab.rules.length >= MAX_RULES;
  const hasTime = rule.kind === 'delay' || rule.kind === 'reorder';
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (!isWrong) add.mutate({ ...rule, type: rule.type.trim() });
      }}
    >
      <Fieldset legend={t('newRule')}>
        <Group align="flex-start">
          <Autocomplete
            label={t('type')}
            description={t('typeHint')}
            data={['*', ...EVENT_TYPES]}
            value={rule.type}
            onChange={(type) => change({ type })}
          />
          <NativeSelect
            label={t('kind')}
            description={t(`kindHint.${rule.kind}`)}
            value={rule.kind}
            data={KINDS.map((value) => ({ value, label: t(`kinds.${value}`) }))}
            onChange={({ currentTarget: { value } }) => change({ kind: value as NewRule['kind'] })}
          />
          {hasTime && (
            <NumberInput
              label={t('seconds')}
              description={t('secondsHint')}
              min={0}
              max={LONGEST_SECONDS}
              value={rule.ms / 1_000}
              onChange={(value) => change({ ms: Math.round((Number(value) || 0) * 1_000) })}
            />
          )}
          <NumberInput
            label={t('percent')}
            description={t('percentHint')}
            min={0}
            max={100}
            value={rule.probability * 100}
            onChange={(value) => change({ probability: (Number(value) || 0) / 100 })}
          />
          <NumberInput
            label={t('seed')}
            description={t('seedHint')}
            min={0}
            max={LARGEST_SEED}
            allowDecimal={false}
            value={seed}
            onChange={(value) => setSeed(Number(value) || 0)}
          />
        </Group>
        <Button type="submit" mt="md" loading={add.isPending} disabled={isWrong}>
          {t('turnOn')}
        </Button>
      </Fieldset>
    </form>
  );
}
