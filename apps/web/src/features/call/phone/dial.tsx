'use client';

import { Loader, Modal } from '@mantine/core';
import { useReason } from '@switchboard/page-client';
import { EmptyState, ErrorState } from '@switchboard/ui';
import { IconPhoneOff } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import type { ReactElement } from 'react';
import { DialForm } from './dial-form';
import type { Dialled } from './dial-form';
import { useCallerIds } from './use-caller-ids';

export interface DialProps {
  readonly opened: boolean;
  readonly title: string;
  /** What the button says that does it. */
  readonly action: string;
  /** As E.164 has it. */
  readonly initial?: string | undefined;
  /** The number that is chosen to call from, if it is one that may be. */
  readonly from?: string | undefined;
  readonly onClose: () => void;
  readonly onDial: (dialled: Dialled) => void;
}

/** A dial pad, or why there is none. */
export function Dial({ opened, title, onClose, ...props }: DialProps): ReactElement {
  const t = useTranslations('dial');
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={title}
      size="sm"
      zIndex={400}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <DialContent {...props} onClose={onClose} />
    </Modal>
  );
}

/** What is in the dialog, by what is known of the numbers to call from. */
export function DialContent({
  action,
  initial,
  from,
  onClose,
  onDial,
}: Omit<DialProps, 'opened' | 'title'>): ReactElement {
  const t = useTranslations('dial');
  const reason = useReason();
  const { data: callerIds, error, refetch } = useCallerIds();
  if (!callerIds) {
    if (!error) return <Loader m="md" aria-label={t('loading')} />;
    return (
      <ErrorState
        title={t('failed')}
        text={reason(error)}
        action={t('retry')}
        onAction={() => void refetch()}
      />
    );
  }
  const usable = callerIds.filter(({ canCall }) => canCall);
  if (usable.length === 0) {
    const why = callerIds.length === 0 ? 'none' : 'cannotCall';
    return (
      <EmptyState
        icon={<IconPhoneOff size={36} stroke={1.5} />}
        title={t(`${why}.title`)}
        text={t(`${why}.text`)}
      />
    );
  }
  const dial = (dialled: Dialled): void => {
    onClose();
    onDial(dialled);
  };
  return (
    <DialForm callerIds={usable} action={action} initial={initial} from={from} onDial={dial} />
  );
}
