'use client';

import { Button, Group, Select, Stack, TextInput } from '@mantine/core';
import type { Script } from '@switchboard/bots';
import { IconPlus } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import type { ReactElement } from 'react';
import { useDraft } from '../flow/draft';
import { doesOf } from './does-of';
import { LineFields } from './line-fields';

const CHANNELS = ['chat', 'voice', 'sms'] as const;
const ENDS = ['listening', 'over', 'person'] as const;
const MAX_LINES = 60;

interface FieldsProps {
  readonly script: Script;
  readonly onChange: (script: Script) => void;
}

/** Who somebody is who is made up: by which channel they come, what they do, and how it ends. */
export function ScriptFields({ script, onChange }: FieldsProps): ReactElement {
  const t = useTranslations('script');
  const channels = useTranslations('conversations');
  const { hears: _hears, ...unheard } = script;
  const { ends: _ends, ...anyEnd } = script;
  return (
    <Stack>
      <Group gap="xs" grow align="flex-start">
        <TextInput
          label={t('name')}
          required
          maxLength={80}
          value={script.name}
          onChange={(event) => onChange({ ...script, name: event.currentTarget.value })}
        />
        <Select
          label={t('channel')}
          data={CHANNELS.map((value) => ({ value, label: channels(`channels.${value}`) }))}
          value={script.channel}
          allowDeselect={false}
          onChange={(channel) =>
            channel && onChange({ ...script, channel: channel as Script['channel'] })
          }
        />
      </Group>
      <TextInput
        label={t('greeting')}
        description={t('greetingText')}
        maxLength={300}
        value={script.hears ?? ''}
        onChange={({ currentTarget: { value } }) =>
          onChange(value === '' ? unheard : { ...script, hears: value })
        }
      />
      <Lines script={script} onChange={onChange} />
      <Select
        label={t('ends')}
        data={ENDS.map((value) => ({ value, label: t(`endings.${value}`) }))}
        value={script.ends ?? null}
        placeholder={t('anyEnd')}
        clearable
        clearButtonProps={{ 'aria-label': t('anyEnd') }}
        onChange={(ends) =>
          onChange(ends === null ? anyEnd : { ...script, ends: ends as (typeof ENDS)[number] })
        }
      />
    </Stack>
  );
}

function Lines({ script, onChange }: FieldsProps): ReactElement {
  const t = useTranslations('script');
  const { flow } = useDraft();
  const { lines } = script;
  return (
    <>
      {lines.map((line, at) => (
        <LineFields
          key={at}
          at={at}
          line={line}
          flow={flow}
          onChange={(next) => onChange({ ...script, lines: lines.with(at, next) })}
          onRemove={() => onChange({ ...script, lines: lines.toSpliced(at, 1) })}
        />
      ))}
      <Button
        variant="default"
        leftSection={<IconPlus size={16} aria-hidden />}
        disabled={lines.length >= MAX_LINES}
        onClick={() => onChange({ ...script, lines: [...lines, { does: doesOf('says', flow) }] })}
      >
        {t('addLine')}
      </Button>
    </>
  );
}
