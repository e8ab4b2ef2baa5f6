'use client';

import { Textarea } from '@mantine/core';
import { useTranslations } from 'use-intl';
import { useState } from 'react';
import type { ReactElement } from 'react';
import { ChangeDialog } from '../person/change-dialog';
import { AffectedList } from './affected-list';
import { ConflictAlert } from './conflict-alert';
import { DifferenceList } from './difference-list';
import { differencesOf } from './differences-of';
import { rebase } from './draft';
import type { Draft } from './draft';
import { PolicyProblems } from './policy-problems';
import type { PolicyVersion } from './policy';
import { problemRoles } from './rule-problems';
import { isConflict, useChangePolicy } from './use-change-policy';

const MAX_NOTE = 500;

/** The last look before it holds: what changes, whom that concerns, and why. */
export function ReviewDialog({
  draft,
  current,
  onRebase,
  onSaved,
  onClose,
}: {
  readonly draft: Draft;
  readonly current: PolicyVersion;
  readonly onRebase: (draft: Draft) => void;
  readonly onSaved: () => void;
  readonly onClose: () => void;
}): ReactElement {
  const t = useTranslations('policy');
  const { base, policy, backTo } = draft;
  const isBack = backTo !== undefined;
  const [note, setNote] = useState(isBack ? t('backNote', { version: backTo }) : '');
  const save = useChangePolicy(onSaved);
  const overtaken = current.version !== base.version;
  const good = problemRoles(policy).length === 0;
  const differs = differencesOf(base.policy, policy).length > 0;
  const ready = differs && good && !overtaken && note.trim() !== '';
  const error = isConflict(save.error) ? null : save.error;
  const mutate = (): void => save.mutate({ policy, note, base: base.version });
  return (
    <ChangeDialog
      title={isBack ? t('backTitle', { version: backTo }) : t('reviewTitle')}
      action={t(isBack ? 'back' : 'save')}
      size="lg"
      ready={ready}
      change={{ isPending: save.isPending, error, mutate }}
      onClose={onClose}
    >
      {overtaken && (
        <ConflictAlert current={current} onGoOn={() => onRebase(rebase(draft, current))} />
      )}
      <DifferenceList before={base.policy} after={policy} />
      <PolicyProblems policy={policy} />
      {differs && good && <AffectedList policy={policy} base={base} />}
      <Textarea
        label={t('note')}
        description={t('noteHint')}
        value={note}
        maxLength={MAX_NOTE}
        autosize
        minRows={2}
        required
        // One line: it stands in the audit.
        onChange={({ currentTarget: { value } }) => setNote(value.replaceAll(/\s/g, ' '))}
      />
    </ChangeDialog>
  );
}
