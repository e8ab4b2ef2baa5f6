'use client';

import { Alert, Button, Stack, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import type { ReactElement } from 'react';

/** What went wrong, in words a person can act on, and the way to try again. */
export function ErrorState({
  title,
  text,
  detail,
  action,
  onAction,
}: {
  readonly title: string;
  readonly text?: string | undefined;
  /** For who looks into it, for instance the id of the request. */
  readonly detail?: string | undefined;
  readonly action?: string;
  readonly onAction?: () => void;
}): ReactElement {
  return (
    <Stack p="md">
      <Alert color="red" title={title} icon={<IconAlertTriangle />} role="alert">
        {text}
        {detail && (
          <Text size="xs" mt={4} ff="monospace">
            {detail}
          </Text>
        )}
      </Alert>
      {action && (
        <Button variant="light" onClick={onAction} w="fit-content">
          {action}
        </Button>
      )}
    </Stack>
  );
}
