'use client';

import { Button, Group } from '@mantine/core';
import { can } from '@switchboard/identity';
import type { Column } from '@switchboard/ui';
import { useTranslations } from 'use-intl';
import { CallLink } from '../calls/call-link';
import { PartyName } from '../calls/party-name';
import { useBytes } from '../live/use-bytes';
import { Moment } from '../shell/moment';
import { useMe } from '../shell/use-me';
import { durationOf } from './duration-of';
import { RecordingState } from './recording-state';
import type { Recording } from './use-recordings';

interface Acts {
  readonly onListen: (recording: Recording) => void;
  readonly onDelete: (recording: Recording) => void;
}

export function useRecordingColumns(acts: Acts): readonly Column<Recording>[] {
  const t = useTranslations('recordings');
  const size = useBytes();
  return [
    {
      ...{ id: 'started', header: t('started'), main: true },
      cell: ({ startedAt }) => <Moment at={startedAt} />,
    },
    {
      ...{ id: 'length', header: t('length'), short: true, align: 'end' },
      cell: ({ durationMs }) => (durationMs === null ? '–' : durationOf(durationMs)),
    },
    {
      ...{ id: 'who', header: t('participants') },
      cell: ({ people }) => (
        <ul className="call-legs">
          {people.map((who) => (
            <li key={who.id}>
              <PartyName who={who} />
            </li>
          ))}
        </ul>
      ),
    },
    {
      ...{ id: 'state', header: t('stateHeader'), short: true },
      cell: (recording) => <RecordingState recording={recording} />,
    },
    {
      ...{ id: 'expires', header: t('expires'), short: true },
      cell: ({ expiresAt }) => (expiresAt === null ? '–' : <Moment at={expiresAt} />),
    },
    {
      ...{ id: 'actions', header: t('actions') },
      cell: (recording) => <RecordingActions recording={recording} {...acts} />,
    },
    {
      ...{ id: 'reference', header: t('reference'), short: true, extra: true },
      cell: ({ reference }) => <span className="code">{reference}</span>,
    },
    {
      ...{ id: 'call', header: t('call'), short: true, extra: true },
      cell: ({ callId }) => <CallLink callId={callId}>{t('toCall')}</CallLink>,
    },
    {
      ...{ id: 'by', header: t('startedBy'), extra: true },
      cell: ({ startedBy }) => (startedBy ? <PartyName who={startedBy} /> : t('application')),
    },
    {
      ...{ id: 'format', header: t('format'), short: true, extra: true },
      cell: ({ format, channelType }) => t(`formats.${format}.${channelType}`),
    },
    {
      ...{ id: 'size', header: t('size'), short: true, align: 'end', extra: true },
      cell: ({ bytes }) => (bytes === null ? '–' : size(bytes)),
    },
  ];
}

function RecordingActions({
  recording,
  onListen,
  onDelete,
}: Acts & { readonly recording: Recording }) {
  const t = useTranslations('recordings');
  const { role } = useMe();
  const { reference, state } = recording;
  if (state !== 'finished') return '–';
  return (
    <Group gap="xs" wrap="nowrap">
      {can(role, 'recording.listen') && (
        <Button
          size="compact-sm"
          variant="default"
          aria-label={t('listenTo', { reference })}
          onClick={() => onListen(recording)}
        >
          {t('listen')}
        </Button>
      )}
      {can(role, 'recording.manage') && (
        <Button
          size="compact-sm"
          variant="default"
          aria-label={t('deleteTitle', { reference })}
          onClick={() => onDelete(recording)}
        >
          {t('delete')}
        </Button>
      )}
    </Group>
  );
}
