'use client';

import { Alert, Button, Fieldset, Group, Select, Stack, TextInput } from '@mantine/core';
import type { CallRoute } from '@switchboard/telephony';
import type { Colleague } from '@switchboard/telephony-api';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useFormatter, useTranslations } from 'use-intl';
import { useState } from 'react';
import type { FormEvent, ReactElement } from 'react';
import { keys } from '../live/keys';
import { telephony } from '../live/telephony';
import { useWords } from '../words/use-words';
import { fieldsOf, isBeyondFields, readDates, readHours, routeOf } from './route-fields';
import type { RouteFields } from './route-fields';
import { StepFieldset } from './step-fieldset';

const MAX_SHOWN = 50;
/** A Monday. */
const MONDAY_MS = Date.UTC(2026, 10, 30);
const DAY_MS = 86_400_000;

interface RouteFormProps {
  readonly ours: string;
  readonly route: CallRoute | null;
  readonly people: readonly Colleague[];
  readonly onDone: () => void;
}

/** When a number is answered, and by whom. */
export function RouteForm({ ours, route, people, onDone }: RouteFormProps): ReactElement {
  const t = useTranslations('calls');
  const { refusal } = useWords();
  const here = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const [fields, setFields] = useState(() => fieldsOf(route, here));
  const change = (changed: Partial<RouteFields>): void => setFields({ ...fields, ...changed });
  const put = usePutRoute(ours, onDone);
  const wanted = routeOf(fields);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (wanted) put.mutate(wanted);
  };
  return (
    <form onSubmit={submit}>
      <Stack>
        {route && isBeyondFields(route) && <Alert color="yellow">{t('replaces')}</Alert>}
        <HoursFieldset fields={fields} onChange={change} />
        <StepFieldset
          legend={t('whenOpen')}
          value={fields.open}
          people={people}
          onChange={(open) => change({ open })}
        />
        <StepFieldset
          legend={t('whenClosed')}
          value={fields.closed}
          people={people}
          onChange={(closed) => change({ closed })}
        />
        {put.isError && (
          <Alert color="red" role="alert" title={t('notSaved')}>
            {refusal(put.error)}
          </Alert>
        )}
        <Group justify="flex-end">
          <Button variant="default" onClick={onDone}>
            {t('cancel')}
          </Button>
          <Button type="submit" disabled={!wanted} loading={put.isPending}>
            {t('save')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function HoursFieldset({
  fields,
  onChange,
}: {
  readonly fields: RouteFields;
  readonly onChange: (changed: Partial<RouteFields>) => void;
}): ReactElement {
  const t = useTranslations('calls');
  const format = useFormatter();
  const { timeZone, days, holidays } = fields;
  return (
    <Fieldset legend={t('hours')}>
      <Stack gap="sm">
        <Select
          label={t('timeZone')}
          searchable
          allowDeselect={false}
          limit={MAX_SHOWN}
          data={[...new Set([timeZone, 'UTC', ...Intl.supportedValuesOf('timeZone')])]}
          value={timeZone}
          onChange={(chosen) => onChange({ timeZone: chosen ?? timeZone })}
        />
        {days.map((written, index) => (
          <TextInput
            key={index}
            label={format.dateTime(MONDAY_MS + index * DAY_MS, {
              weekday: 'long',
              timeZone: 'UTC',
            })}
            placeholder={t('closedAllDay')}
            maxLength={100}
            value={written}
            error={readHours(written, index + 1) ? undefined : t('noHours')}
            onChange={(event) => onChange({ days: days.with(index, event.currentTarget.value) })}
          />
        ))}
        <TextInput
          label={t('holidays')}
          description={t('holidaysText')}
          maxLength={1_200}
          value={holidays}
          error={readDates(holidays) ? undefined : t('noDates')}
          onChange={(event) => onChange({ holidays: event.currentTarget.value })}
        />
      </Stack>
    </Fieldset>
  );
}

function usePutRoute(ours: string, onDone: () => void) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ timeZone, hours, holidays, open, closed }: CallRoute) => {
      const route = { hours: [...hours], holidays: [...holidays], open: [...open] };
      return telephony.calls.putRoute.mutate({
        ours,
        route: { timeZone, ...route, closed: [...closed] },
      });
    },
    networkMode: 'always',
    onSuccess: () => {
      onDone();
      return queries.invalidateQueries({ queryKey: keys.route(ours) });
    },
  });
}
