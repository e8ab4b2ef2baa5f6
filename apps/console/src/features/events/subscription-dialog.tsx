'use client';

import { Button, Stack, TagsInput, TextInput } from '@mantine/core';
import { access } from '@switchboard/page-client';
import { showNotice } from '@switchboard/ui';
import { IconAdjustments } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { useId, useState } from 'react';
import type { ReactElement } from 'react';
import { ChangeDialog } from '../person/change-dialog';
import { EVENT_TYPES, shortType } from './event-types';
import type { FieldsProps } from './fields-props';
import { MoreSettings } from './more-settings';
import { draftOf, emptyDraft, problemsOf, settingsOf } from './subscription-draft';
import type { DraftProblem, SubscriptionDraft } from './subscription-draft';
import { useEventReason } from './use-event-reason';
import { EVENTS } from './use-subscriptions';
import type { EventSubscription } from './use-subscriptions';

/** Makes a subscription, or changes one; its endpoint is asked at once whether it wants events. */
export function SubscriptionDialog({
  subscription,
  onClose,
}: {
  /** Absent: a new one. */
  readonly subscription: EventSubscription | undefined;
  readonly onClose: () => void;
}): ReactElement {
  const t = useTranslations('events');
  const [draft, setDraft] = useState(subscription ? draftOf(subscription) : emptyDraft);
  const [tried, setTried] = useState(false);
  const problems = problemsOf(draft, !subscription);
  const save = useSave(draft, { isNew: !subscription, onDone: onClose });
  const change = {
    ...save,
    mutate: (): void => {
      setTried(true);
      if (problems.size === 0) save.mutate();
    },
  };
  return (
    <ChangeDialog
      title={subscription ? t('editTitle', { name: subscription.name }) : t('newSubscription')}
      action={t(subscription ? 'save' : 'create')}
      size="lg"
      change={change}
      reasonOf={useEventReason()}
      onClose={onClose}
    >
      <Fields
        {...{ draft, subscription, problems: tried ? problems : NO_PROBLEMS }}
        onChange={(part) => setDraft({ ...draft, ...part })}
      />
    </ChangeDialog>
  );
}

const NO_PROBLEMS: ReadonlySet<DraftProblem> = new Set();

function Fields(props: FieldsProps): ReactElement {
  const t = useTranslations('events');
  const { draft, subscription, problems, onChange } = props;
  const [opened, setOpened] = useState(false);
  const shown = opened || problems.has('conditions') || problems.has('headers');
  const id = useId();
  return (
    <>
      {!subscription && (
        <TextInput
          label={t('name')}
          description={t('nameHint')}
          value={draft.name}
          error={problems.has('name') && t('nameWrong')}
          onChange={({ currentTarget: { value } }) => onChange({ name: value.trim() })}
          data-autofocus
        />
      )}
      <TextInput
        label={t('endpoint')}
        description={t(subscription ? 'endpointKeptHint' : 'endpointHint')}
        placeholder={subscription ? subscription.endpoint : 'https://'}
        value={draft.endpoint}
        error={problems.has('endpoint') && t('endpointWrong')}
        onChange={({ currentTarget: { value } }) => onChange({ endpoint: value.trim() })}
        autoComplete="off"
      />
      <TagsInput
        label={t('types')}
        description={t('typesHint')}
        data={[...EVENT_TYPES]}
        value={draft.types.map(shortType)}
        onChange={(types) => onChange({ types })}
        maxDropdownHeight={220}
        clearable
        clearButtonProps={{ 'aria-label': t('clearTypes') }}
      />
      <Button
        variant="default"
        w="fit-content"
        leftSection={<IconAdjustments size={18} aria-hidden />}
        aria-expanded={shown}
        aria-controls={id}
        onClick={() => setOpened(!opened)}
      >
        {t('moreSettings')}
      </Button>
      <Stack id={id} {...(!shown && { display: 'none' })}>
        {shown && <MoreSettings {...props} />}
      </Stack>
    </>
  );
}

function useSave(
  draft: SubscriptionDraft,
  { isNew, onDone }: { readonly isNew: boolean; readonly onDone: () => void },
) {
  const t = useTranslations('events');
  const queries = useQueryClient();
  const { name, endpoint } = draft;
  return useMutation({
    mutationFn: () => {
      const settings = settingsOf(draft);
      return isNew
        ? access.events.create.mutate({ name, endpoint, ...settings })
        : access.events.update.mutate({ name, ...settings, ...(endpoint && { endpoint }) });
    },
    onSuccess: ({ state }) => {
      onDone();
      const kind = state === 'Succeeded' ? 'good' : 'bad';
      showNotice({ kind, message: t(`validated.${state}`, { name }) });
    },
    onSettled: () => queries.invalidateQueries({ queryKey: EVENTS }),
  });
}
