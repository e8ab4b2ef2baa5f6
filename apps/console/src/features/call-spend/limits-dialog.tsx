'use client';

import { NumberInput, TagsInput, TextInput } from '@mantine/core';
import { useTranslations } from 'use-intl';
import { useState } from 'react';
import type { ReactElement } from 'react';
import { ChangeDialog } from '../person/change-dialog';
import { limitsDraft, limitsProblems, withLimits } from './limits-draft';
import type { LimitsDraft, LimitsOwner } from './limits-draft';
import type { SpendRules } from './use-call-spend';
import { useRulesChange, useRulesReason } from './use-rules-change';

/** Changes limits of the resource, of each number, or of one of them. */
export function LimitsDialog({
  rules,
  owner,
  onClose,
}: {
  readonly rules: SpendRules;
  readonly owner: LimitsOwner;
  readonly onClose: () => void;
}): ReactElement {
  const t = useTranslations('callSpend');
  const [draft, setDraft] = useState(() => limitsDraft(rules, owner));
  const [tried, setTried] = useState(false);
  const change = (part: Partial<LimitsDraft>): void => setDraft({ ...draft, ...part });
  const problems = limitsProblems(draft, rules, owner);
  const save = useRulesChange(rules, { onDone: onClose });
  const mutate = (): void => {
    setTried(true);
    if (problems.size === 0) save.mutate(withLimits(rules, owner, draft));
  };
  const isOfMany = owner === 'resource' || owner === 'perNumber';
  const wrong = problems.has('phoneNumber')
    ? 'numberWrong'
    : problems.has('sameNumber') && 'numberThere';
  const count = (field: 'calls' | 'minutesPerDay', label: 'callsAtOnce' | 'minutesPerDay') => (
    <NumberInput
      label={t(label)}
      hideControls
      value={draft[field]}
      error={tried && problems.has(field) && t('countWrong')}
      onChange={(value) => change({ [field]: value })}
    />
  );
  return (
    <ChangeDialog
      title={titleOf(owner, t)}
      action={t(owner === 'new' ? 'add' : 'save')}
      change={{ ...save, mutate }}
      reasonOf={useRulesReason()}
      onClose={onClose}
    >
      {owner === 'new' && (
        <TextInput
          type="tel"
          label={t('number')}
          description={t('numberHint')}
          value={draft.phoneNumber}
          error={tried && wrong && t(wrong)}
          onChange={({ currentTarget: { value } }) => change({ phoneNumber: value.trim() })}
          autoComplete="off"
          data-autofocus
        />
      )}
      {count('calls', 'callsAtOnce')}
      <NumberInput
        label={t('costPerDayIn', { currency: rules.currency })}
        hideControls
        decimalScale={2}
        value={draft.costPerDay}
        error={tried && problems.has('costPerDay') && t('amountWrong')}
        onChange={(costPerDay) => change({ costPerDay })}
      />
      {count('minutesPerDay', 'minutesPerDay')}
      {!isOfMany && (
        <TagsInput
          label={t('mayCall')}
          description={t('mayCallHint')}
          value={[...draft.prefixes]}
          maxTags={100}
          error={tried && problems.has('prefixes') && t('prefixWrong')}
          onChange={(prefixes) => change({ prefixes })}
        />
      )}
    </ChangeDialog>
  );
}

function titleOf(owner: LimitsOwner, t: ReturnType<typeof useTranslations<'callSpend'>>): string {
  if (owner === 'new') return t('addLimits');
  const isOfMany = owner === 'resource' || owner === 'perNumber';
  return t('editNamed', { name: isOfMany ? t(`owner.${owner}`) : owner });
}
