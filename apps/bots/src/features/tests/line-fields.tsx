'use client';

import { Button, Fieldset, Group, Select, Stack, TextInput } from '@mantine/core';
import type { Flow, ScriptLine } from '@switchboard/bots';
import { useTranslations } from 'use-intl';
import type { ReactElement } from 'react';
import { doesOf, KINDS, valueOf, withValue } from './does-of';

interface LineProps {
  readonly at: number;
  readonly line: ScriptLine;
  readonly flow: Flow;
  readonly onChange: (line: ScriptLine) => void;
  readonly onRemove: () => void;
}

/** One thing that somebody does, and what should come of it. */
export function LineFields({ at, line, flow, onChange, onRemove }: LineProps): ReactElement {
  const t = useTranslations('script');
  const { hears: _hears, ...unheard } = line;
  const { at: _step, ...anywhere } = line;
  return (
    <Fieldset legend={t('line', { line: at + 1 })}>
      <Stack gap="xs">
        <Group gap="xs" grow align="flex-start">
          <Select
            label={t('does')}
            data={KINDS.map((kind) => ({ value: kind, label: t(`kinds.${kind}`) }))}
            value={line.does.kind}
            allowDeselect={false}
            onChange={(kind) =>
              kind && onChange({ ...line, does: doesOf(kind as ScriptLine['does']['kind'], flow) })
            }
          />
          <ValueField line={line} flow={flow} onChange={onChange} />
        </Group>
        <Group gap="xs" grow align="flex-start">
          <TextInput
            label={t('hears')}
            maxLength={300}
            value={line.hears ?? ''}
            onChange={({ currentTarget: { value } }) =>
              onChange(value === '' ? unheard : { ...line, hears: value })
            }
          />
          <Select
            label={t('at')}
            data={Object.keys(flow.steps)}
            value={line.at ?? null}
            searchable
            clearable
            clearButtonProps={{ 'aria-label': t('anywhere') }}
            placeholder={t('anywhere')}
            // The list itself scrolls, as the keyboard moves in it: one need not get into it.
            withScrollArea={false}
            classNames={{ options: 'long-options' }}
            onChange={(step) => onChange(step === null ? anywhere : { ...line, at: step })}
          />
        </Group>
        <Button variant="default" size="compact-sm" onClick={onRemove}>
          {t('removeLine', { line: at + 1 })}
        </Button>
      </Stack>
    </Fieldset>
  );
}

/** What is said, pressed or chosen; nothing of whoever waits, mumbles or leaves. */
function ValueField({
  line,
  flow,
  onChange,
}: Pick<LineProps, 'line' | 'flow' | 'onChange'>): ReactElement | null {
  const t = useTranslations('script');
  const { does } = line;
  const value = valueOf(does);
  if (value === undefined) return null;
  const put = (next: string): void => onChange({ ...line, does: withValue(does, next) });
  if (does.kind === 'chooses')
    return (
      <Select
        label={t('choice')}
        data={choicesOf(flow)}
        value={value === '' ? null : value}
        searchable
        allowDeselect={false}
        onChange={(next) => next !== null && put(next)}
      />
    );
  return (
    <TextInput
      label={t(does.kind === 'presses' ? 'keys' : 'words')}
      maxLength={300}
      value={value}
      onChange={(event) => put(event.currentTarget.value)}
    />
  );
}

/** By which ids answers can be chosen anywhere in the flow. */
function choicesOf(flow: Flow): string[] {
  const own = Object.values(flow.steps).flatMap((step) =>
    step.kind === 'menu' ? step.choices : [],
  );
  return [...new Set([...own, ...flow.everywhere].map(({ id }) => id))];
}
