'use client';

import { Alert } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import type { ReactElement } from 'react';
import type { Policy } from './policy';
import { ruleLimits } from './rule-limits';
import { problemRoles, ruleProblems } from './rule-problems';

/** Why a policy cannot be saved: edits that were each good need not be so together with others'. */
export function PolicyProblems({ policy }: { readonly policy: Policy }): ReactElement | null {
  const t = useTranslations('policy');
  const name = useTranslations('role');
  const broken = problemRoles(policy);
  if (broken.length === 0) return null;
  return (
    <Alert color="red" role="alert" icon={<IconAlertTriangle />} title={t('unusable')}>
      <ul className="quiet-list">
        {broken.flatMap((role) =>
          Object.values(ruleProblems(role, policy[role])).map((problem) => (
            <li key={`${role} ${problem}`}>
              {name(role)}: {t(`problem.${problem}`, ruleLimits)}
            </li>
          )),
        )}
      </ul>
    </Alert>
  );
}
