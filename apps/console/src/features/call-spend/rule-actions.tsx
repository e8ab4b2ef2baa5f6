'use client';

import { useConfirm } from '@switchboard/page-client';
import { showNotice } from '@switchboard/ui';
import { useTranslations } from 'use-intl';
import type { ReactElement } from 'react';
import { EntryActions } from '../phone-network/entry-actions';
import type { SpendRules } from './use-call-spend';
import { useRulesChange, useRulesReason } from './use-rules-change';

/** Edits a rate or limits of a number, or deletes them. */
export function RuleActions({
  rules,
  name,
  question: asked,
  without,
  onEdit,
}: {
  readonly rules: SpendRules;
  readonly name: string;
  /** What is asked before it is deleted. */
  readonly question: string;
  /** The rules as they are then. */
  readonly without: Partial<SpendRules>;
  readonly onEdit: () => void;
}): ReactElement {
  const t = useTranslations('callSpend');
  const reason = useRulesReason();
  const [question, ask] = useConfirm();
  const { mutate, isPending } = useRulesChange(rules, {
    onDone: () => undefined,
    onError: (failure) =>
      showNotice({ kind: 'bad', message: t('refused', { reason: reason(failure) }) }),
  });
  return (
    <>
      {question}
      <EntryActions
        name={name}
        isBusy={isPending}
        onEdit={onEdit}
        onDelete={() => ask(asked, t('delete'), () => mutate(without))}
      />
    </>
  );
}
