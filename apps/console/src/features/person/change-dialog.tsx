'use client';

import { Alert, Button, Group, Modal, Stack } from '@mantine/core';
import type { ModalProps } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import type { ReactElement, ReactNode } from 'react';
import { usePeopleReason } from '../people/use-people-reason';

/** A change that is asked for, and goes through or says why not. */
export function ChangeDialog({
  title,
  action,
  size,
  ready = true,
  grave = false,
  reasonOf,
  change,
  onClose,
  children,
}: {
  readonly title: string;
  readonly action: string;
  readonly size?: ModalProps['size'];
  readonly ready?: boolean;
  /** Cannot be taken back. */
  readonly grave?: boolean;
  /** What a failure is in words; of people when absent. */
  readonly reasonOf?: (failure: unknown) => string;
  readonly change: {
    readonly isPending: boolean;
    readonly error: unknown;
    readonly mutate: () => void;
  };
  readonly onClose: () => void;
  readonly children: ReactNode;
}): ReactElement {
  const t = useTranslations('person');
  const ofPeople = usePeopleReason();
  const reason = reasonOf ?? ofPeople;
  return (
    <Modal
      opened
      onClose={onClose}
      title={title}
      size={size}
      closeButtonProps={{ 'aria-label': t('cancel') }}
    >
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (ready) change.mutate();
        }}
      >
        <Stack>
          {children}
          {change.error !== null && (
            <Alert color="red" role="alert" icon={<IconAlertTriangle />}>
              {t('didNotWork', { reason: reason(change.error) })}
            </Alert>
          )}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('cancel')}
            </Button>
            <Button
              type="submit"
              disabled={!ready}
              loading={change.isPending}
              {...(grave && { color: 'red.9' })}
            >
              {action}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
