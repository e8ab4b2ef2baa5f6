'use client';

import { can, roles } from '@switchboard/identity';
import type { Role } from '@switchboard/identity';
import { useTableWords } from '@switchboard/page-client';
import { DataTable } from '@switchboard/ui';
import { useTranslations } from 'use-intl';
import { useState } from 'react';
import type { ReactElement } from 'react';
import { useMe } from '../shell/use-me';
import { differencesOf } from './differences-of';
import type { Draft } from './draft';
import { DraftBar } from './draft-bar';
import type { PolicyVersion, Rule } from './policy';
import { ReviewDialog } from './review-dialog';
import { RuleDialog } from './rule-dialog';
import { usePolicyColumns } from './use-policy-columns';

/** What each role may get, and the changing of it: edits are gathered, looked at, and saved at once. */
export function PolicySection({ current }: { readonly current: PolicyVersion }): ReactElement {
  const t = useTranslations('policy');
  const words = useTableWords();
  const mayChange = can(useMe().role, 'policy.change');
  const [draft, setDraft] = useState<Draft>();
  const [edited, setEdited] = useState<Role>();
  const [reviewing, setReviewing] = useState(false);
  const { base, policy } = draft ?? { base: current, policy: current.policy };
  const columns = usePolicyColumns({
    current: base.policy,
    wanted: policy,
    onEdit: mayChange ? setEdited : undefined,
  });
  const drop = (): void => {
    setReviewing(false);
    setDraft(undefined);
  };
  const take = (role: Role, rule: Rule): void => {
    const wanted = { ...policy, [role]: rule };
    const differs = differencesOf(base.policy, wanted).length > 0;
    setDraft(differs ? { base, policy: wanted } : undefined);
    setEdited(undefined);
  };
  return (
    <>
      <div className="policy-table">
        <DataTable
          name="policy"
          caption={t('caption')}
          columns={columns}
          rows={roles}
          rowKey={(role) => role}
          empty={null}
          words={words}
        />
      </div>
      {draft && (
        <DraftBar
          roles={differencesOf(base.policy, policy).length}
          onDiscard={drop}
          onReview={() => setReviewing(true)}
        />
      )}
      {edited && (
        <RuleDialog
          role={edited}
          rule={policy[edited]}
          onDone={(rule) => take(edited, rule)}
          onClose={() => setEdited(undefined)}
        />
      )}
      {draft && reviewing && (
        <ReviewDialog
          {...{ draft, current }}
          onRebase={setDraft}
          onSaved={drop}
          onClose={() => setReviewing(false)}
        />
      )}
    </>
  );
}
