'use client';

import { PageHeader, usePaging, useTableWords } from '@switchboard/page-client';
import { DataTable, EmptyState, useCursors } from '@switchboard/ui';
import { IconMicrophone } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import { useState } from 'react';
import type { ReactElement } from 'react';
import { ControlTrouble } from '../shell/control-trouble';
import { DeleteDialog } from './delete-dialog';
import { RecordingPlayer } from './recording-player';
import { RetentionLine } from './retention-line';
import { useRecordingColumns } from './use-recording-columns';
import { useRecordings } from './use-recordings';
import type { Recording } from './use-recordings';

/** What was recorded of calls: how long it is kept, how it sounds, and that it is gone. */
export function RecordingsView(): ReactElement {
  const t = useTranslations('recordings');
  const cursors = useCursors('');
  const query = useRecordings(cursors.cursor);
  const [heard, setHeard] = useState<Recording>();
  const [deleted, setDeleted] = useState<Recording>();
  const columns = useRecordingColumns({ onListen: setHeard, onDelete: setDeleted });
  const words = useTableWords();
  const paging = usePaging(cursors, query.data?.cursor);
  const header = <PageHeader title={t('title')} text={t('text')} />;
  if (!query.data && (query.error || query.isPaused)) {
    return (
      <>
        {header}
        <ControlTrouble area="recordings" query={query} />
      </>
    );
  }
  return (
    <>
      {header}
      <RetentionLine />
      <DataTable
        name="recordings"
        caption={t('caption')}
        columns={columns}
        rows={query.data?.items}
        rowKey={({ id }) => id}
        busy={query.isPlaceholderData}
        empty={
          <EmptyState
            icon={<IconMicrophone size={36} stroke={1.5} />}
            title={t('empty')}
            text={t('emptyText')}
          />
        }
        paging={paging}
        words={{ ...words, previous: t('newer'), next: t('older') }}
      />
      {heard && <RecordingPlayer recording={heard} onClose={() => setHeard(undefined)} />}
      {deleted && <DeleteDialog recording={deleted} onClose={() => setDeleted(undefined)} />}
    </>
  );
}
