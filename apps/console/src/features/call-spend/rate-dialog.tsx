'use client';

import { NumberInput, Switch, TextInput } from '@mantine/core';
import { useTranslations } from 'use-intl';
import { useState } from 'react';
import type { ReactElement } from 'react';
import { ChangeDialog } from '../person/change-dialog';
import { amountOf } from './amounts';
import { rateOf, rateProblems } from './rate-draft';
import type { RateDraft } from './rate-draft';
import type { Rate, SpendRules } from './use-call-spend';
import { useRulesChange, useRulesReason } from './use-rules-change';

const EMPTY: RateDraft = { prefix: '+', name: '', perMinute: '', isAllowed: true };

/** Adds a rate, or changes one. */
export function RateDialog({
  rules,
  rate,
  onClose,
}: {
  readonly rules: SpendRules;
  /** Absent: a new one. */
  readonly rate: Rate | undefined;
  readonly onClose: () => void;
}): ReactElement {
  const t = useTranslations('callSpend');
  const [draft, setDraft] = useState<RateDraft>(
    rate ? { ...rate, perMinute: amountOf(rate.perMinute) } : EMPTY,
  );
  const [tried, setTried] = useState(false);
  const change = (part: Partial<RateDraft>): void => setDraft({ ...draft, ...part });
  const others = rules.rates.filter(({ prefix }) => prefix !== rate?.prefix);
  const problems = rateProblems(
    draft,
    others.map(({ prefix }) => prefix),
  );
  const save = useRulesChange(rules, { onDone: onClose });
  const mutate = (): void => {
    setTried(true);
    if (problems.size > 0) return;
    const rates = [...others, rateOf(draft)].toSorted((a, b) => (a.prefix < b.prefix ? -1 : 1));
    save.mutate({ rates });
  };
  const wrong = problems.has('prefix')
    ? 'prefixWrong'
    : problems.has('samePrefix') && 'prefixThere';
  return (
    <ChangeDialog
      title={rate ? t('editNamed', { name: rate.prefix }) : t('addRate')}
      action={t(rate ? 'save' : 'add')}
      change={{ ...save, mutate }}
      reasonOf={useRulesReason()}
      onClose={onClose}
    >
      {!rate && (
        <TextInput
          label={t('prefix')}
          description={t('prefixHint')}
          value={draft.prefix}
          error={tried && wrong && t(wrong)}
          onChange={({ currentTarget: { value } }) => change({ prefix: value.trim() })}
          autoComplete="off"
          data-autofocus
        />
      )}
      <TextInput
        label={t('destination')}
        value={draft.name}
        maxLength={100}
        onChange={({ currentTarget: { value } }) => change({ name: value })}
      />
      <Switch
        label={t('mayBeCalled')}
        checked={draft.isAllowed}
        onChange={({ currentTarget: { checked } }) => change({ isAllowed: checked })}
      />
      <NumberInput
        label={t('perMinuteIn', { currency: rules.currency })}
        hideControls
        decimalScale={6}
        value={draft.perMinute}
        error={tried && problems.has('perMinute') && t('amountWrong')}
        onChange={(perMinute) => change({ perMinute })}
      />
    </ChangeDialog>
  );
}
