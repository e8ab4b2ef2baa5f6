'use client';

import { Alert, Anchor } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import type { ReactElement } from 'react';
import type { DraftProblem } from './problems-of';

/** What would leave somebody without an answer, each with the way to its step. */
export function ProblemList({
  problems,
  onChoose,
}: {
  readonly problems: readonly DraftProblem[];
  readonly onChoose: (step: string) => void;
}): ReactElement {
  const t = useTranslations('flowProblems');
  return (
    <div role="status">
      {problems.length > 0 && (
        <Alert
          variant="default"
          icon={<IconAlertTriangle aria-hidden />}
          title={t('title', { count: problems.length })}
          mb="sm"
        >
          <ul className="problem-list">
            {problems.map(({ code, step, about }) => (
              <li key={`${code} ${step} ${about}`}>
                {step !== undefined && (
                  <>
                    <Anchor component="button" type="button" onClick={() => onChoose(step)}>
                      {step}
                    </Anchor>
                    {': '}
                  </>
                )}
                {t(code, { about })}
              </li>
            ))}
          </ul>
        </Alert>
      )}
    </div>
  );
}
