'use client';

import { Checkbox, Group, NativeSelect, NumberInput, TextInput } from '@mantine/core';
import { useTranslations } from 'use-intl';
import type { ReactElement } from 'react';
import { ConditionFields } from './condition-fields';
import { HeaderFields } from './header-fields';
import type { FieldsProps } from './fields-props';
import type { EventSubscription } from './use-subscriptions';

const SCHEMAS = ['EventGridSchema', 'CloudEventSchemaV1_0'] as const;

/** What most subscriptions need not say. */
export function MoreSettings(props: FieldsProps): ReactElement {
  const t = useTranslations('events');
  const { draft, onChange } = props;
  return (
    <>
      <NativeSelect
        label={t('schema')}
        value={draft.schema}
        data={SCHEMAS.map((value) => ({ value, label: t(`schemas.${value}`) }))}
        onChange={({ currentTarget: { value } }) =>
          onChange({ schema: value as EventSubscription['schema'] })
        }
      />
      <Group grow align="flex-start">
        <TextInput
          label={t('beginsWith')}
          value={draft.subjectBeginsWith}
          maxLength={1_024}
          onChange={({ currentTarget: { value } }) => onChange({ subjectBeginsWith: value })}
        />
        <TextInput
          label={t('endsWith')}
          value={draft.subjectEndsWith}
          maxLength={1_024}
          onChange={({ currentTarget: { value } }) => onChange({ subjectEndsWith: value })}
        />
      </Group>
      <Checkbox
        label={t('caseSensitive')}
        checked={draft.isSubjectCaseSensitive}
        onChange={({ currentTarget: { checked } }) => onChange({ isSubjectCaseSensitive: checked })}
      />
      <ConditionFields {...props} />
      <DeliveryFields {...props} />
      <HeaderFields {...props} />
    </>
  );
}

function DeliveryFields({ draft, onChange }: FieldsProps): ReactElement {
  const t = useTranslations('events');
  const { retry, batching } = draft;
  return (
    <>
      <Group grow align="flex-start">
        <NumberInput
          label={t('attempts')}
          min={1}
          max={30}
          allowDecimal={false}
          value={retry.maxDeliveryAttempts}
          onChange={(value) =>
            onChange({ retry: { ...retry, maxDeliveryAttempts: Number(value) || 1 } })
          }
        />
        <NumberInput
          label={t('minutes')}
          min={1}
          max={1_440}
          allowDecimal={false}
          value={retry.eventTimeToLiveInMinutes}
          onChange={(value) =>
            onChange({ retry: { ...retry, eventTimeToLiveInMinutes: Number(value) || 1 } })
          }
        />
        <NumberInput
          label={t('perRequest')}
          min={1}
          max={5_000}
          allowDecimal={false}
          value={batching.maxEventsPerBatch}
          onChange={(value) =>
            onChange({ batching: { ...batching, maxEventsPerBatch: Number(value) || 1 } })
          }
        />
      </Group>
      <Checkbox
        label={t('deadLetters')}
        description={t('deadLettersHint')}
        checked={draft.deadLetters}
        onChange={({ currentTarget: { checked } }) => onChange({ deadLetters: checked })}
      />
    </>
  );
}
