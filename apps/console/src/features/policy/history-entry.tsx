'use client';

import { Badge, Button, Group, Text } from '@mantine/core';
import { useTranslations } from 'use-intl';
import type { ReactElement } from 'react';
import { Moment } from '../shell/moment';
import { DifferenceList } from './difference-list';
import type { PolicyVersion } from './policy';

/** One decision: who, when, why, and what it changed. */
export function HistoryEntry({
  version: { version, author, note, createdAt, policy },
  before,
  isCurrent,
  onBack,
}: {
  readonly version: PolicyVersion;
  /** What it was made from; absent for the very first. */
  readonly before: PolicyVersion | undefined;
  readonly isCurrent: boolean;
  /** Absent for who may only look. */
  readonly onBack: (() => void) | undefined;
}): ReactElement {
  const t = useTranslations('policy');
  const name = author?.name ?? t('somebody');
  return (
    <li>
      <Group justify="space-between" align="flex-start" gap="xs" wrap="nowrap">
        <div>
          <Group gap="xs">
            <Text size="sm" fw={600}>
              {t('version', { version })}
            </Text>
            {isCurrent && (
              <Badge variant="light" radius="sm" tt="none">
                {t('holds')}
              </Badge>
            )}
          </Group>
          {createdAt ? (
            <Text size="sm" c="dimmed">
              {name} · <Moment at={createdAt} />
            </Text>
          ) : (
            <Text size="sm" c="dimmed">
              {t('origin')}
            </Text>
          )}
        </div>
        {!isCurrent && onBack && (
          <Button
            variant="default"
            size="compact-sm"
            flex="none"
            aria-label={t('backNamed', { version })}
            onClick={onBack}
          >
            {t('back')}
          </Button>
        )}
      </Group>
      {note && (
        <Text size="sm" my={4} className="breakable">
          {note}
        </Text>
      )}
      {before && <DifferenceList before={before.policy} after={policy} />}
    </li>
  );
}
