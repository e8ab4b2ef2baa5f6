'use client';

import { Loader, Modal, Stack } from '@mantine/core';
import { QueryTrouble } from '@switchboard/page-client';
import { displayNumber } from '@switchboard/telephony';
import { useTranslations } from 'use-intl';
import type { ReactElement } from 'react';
import { Greeting } from '../voicemail/greeting';
import { RouteForm } from './route-form';
import { useColleagues, useRoute } from './use-calls';

/** Who answers for a number, in a dialog that is open while there is one. */
export function RouteDialog({
  ours,
  onClose,
}: {
  readonly ours: string | undefined;
  readonly onClose: () => void;
}): ReactElement {
  const t = useTranslations('calls');
  const title = ours === undefined ? '' : t('whoAnswersFor', { number: displayNumber(ours) });
  return (
    <Modal
      opened={ours !== undefined}
      onClose={onClose}
      title={title}
      closeButtonProps={{ 'aria-label': t('cancel') }}
    >
      {ours !== undefined && <LoadedForm ours={ours} onDone={onClose} />}
    </Modal>
  );
}

function LoadedForm({
  ours,
  onDone,
}: {
  readonly ours: string;
  readonly onDone: () => void;
}): ReactElement {
  const t = useTranslations('calls');
  const route = useRoute(ours);
  const colleagues = useColleagues();
  const failed = [route, colleagues].find(
    ({ data, error, isPaused }) => !data && (error || isPaused),
  );
  if (failed) return <QueryTrouble title={t('failed')} query={failed} />;
  if (!route.data || !colleagues.data) return <Loader aria-label={t('loading')} />;
  const people = colleagues.data.items;
  return (
    <Stack>
      <RouteForm ours={ours} route={route.data.route} people={people} onDone={onDone} />
      <Greeting ours={ours} />
    </Stack>
  );
}
