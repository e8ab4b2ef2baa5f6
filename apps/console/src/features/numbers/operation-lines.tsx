'use client';

import { Alert, Paper, Progress, Stack, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useNow, useTranslations } from 'use-intl';
import type { ReactElement } from 'react';
import { freshOperations } from './fresh-operations';
import type { NumberOperation } from './use-numbers';
import { useProblem } from './use-problem';

const MINUTE_MS = 60_000;

/** What goes on with numbers, a line each, and what has just failed. It goes on without this page. */
export function OperationLines({
  operations,
}: {
  readonly operations: readonly NumberOperation[];
}): ReactElement {
  const now = useNow({ updateInterval: MINUTE_MS });
  const fresh = freshOperations(operations, now);
  return (
    <Stack role="status" gap="sm" mb={fresh.length > 0 ? 'md' : 0}>
      {fresh.map((operation) => (
        <OperationLine key={operation.id} operation={operation} />
      ))}
    </Stack>
  );
}

function OperationLine({
  operation: { kind, state, number, quantity, problem },
}: {
  readonly operation: NumberOperation;
}): ReactElement {
  const t = useTranslations('numbers');
  const why = useProblem();
  const what =
    number === null
      ? t('buying', { count: quantity })
      : t(kind === 'release' ? 'releasing' : 'changing', { number });
  if (state === 'failed') {
    return (
      <Alert color="red" icon={<IconAlertTriangle />}>
        {t('operationFailed', { what, why: why(problem) })}
      </Alert>
    );
  }
  return (
    <Paper withBorder p="sm">
      <Text size="sm" mb={6}>
        {what}
      </Text>
      <Progress value={100} animated aria-label={what} />
    </Paper>
  );
}
