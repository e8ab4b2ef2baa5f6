'use client';

import { Badge, Box, Button, Group, Stack, Text } from '@mantine/core';
import { useFormatter, useNow, useTranslations } from 'use-intl';
import type { ReactElement } from 'react';
import type { access } from './access.ts';
import { DeviceIcon } from './device-icon.tsx';
import { useDeviceName } from './use-device-name.ts';

const MINUTE_MS = 60_000;

/** One sign-in of somebody. */
export type SignedIn = Awaited<ReturnType<typeof access.me.devices.query>>[number];

/** With what somebody is signed in, and a way to end each. */
export function SessionList({
  sessions,
  ending,
  onEnd,
}: {
  readonly sessions: readonly SignedIn[];
  /** The one that is being ended. */
  readonly ending?: string | undefined;
  /** Nothing can be ended when absent. */
  readonly onEnd?: ((session: SignedIn) => void) | undefined;
}): ReactElement {
  const t = useTranslations('devices');
  return (
    <Stack
      component="ul"
      gap="md"
      p={0}
      m={0}
      aria-label={t('title')}
      style={{ listStyle: 'none' }}
    >
      {sessions.map((session) => (
        <Group key={session.id} component="li" justify="space-between" wrap="nowrap">
          <Facts session={session} />
          {onEnd && (
            <EndButton
              session={session}
              loading={ending === session.id}
              onEnd={() => onEnd(session)}
            />
          )}
        </Group>
      ))}
    </Stack>
  );
}

function Facts({ session }: { readonly session: SignedIn }): ReactElement {
  const t = useTranslations('devices');
  const nameOf = useDeviceName();
  const ago = useAgo();
  return (
    <Group gap="sm" wrap="nowrap" miw={0}>
      <DeviceIcon system={session.system} />
      <Box miw={0}>
        <Group gap="xs">
          <Text size="sm" fw={500}>
            {nameOf(session)}
          </Text>
          {session.current && (
            <Badge variant="light" tt="none">
              {t('current')}
            </Badge>
          )}
          {session.getsPushes && (
            <Badge variant="default" tt="none">
              {t('getsPushes')}
            </Badge>
          )}
        </Group>
        <Text size="xs" c="dimmed">
          {session.app && `${t(`app.${session.app}`)} · `}
          {t('signedIn', { when: ago(session.signedInAt) })} ·{' '}
          {t('lastUsed', { when: ago(session.lastUsedAt) })} · <Expiry at={session.expiresAt} />
        </Text>
      </Box>
    </Group>
  );
}

function Expiry({ at }: { readonly at: string }): ReactElement {
  const t = useTranslations('devices');
  const format = useFormatter();
  const when = format.dateTime(new Date(at), { dateStyle: 'medium', timeStyle: 'short' });
  return <time dateTime={at}>{t('expires', { when })}</time>;
}

function EndButton({
  session,
  loading,
  onEnd,
}: {
  readonly session: SignedIn;
  readonly loading: boolean;
  readonly onEnd: () => void;
}): ReactElement {
  const t = useTranslations('devices');
  const device = useDeviceName()(session);
  return (
    <Button
      variant="default"
      size="compact-sm"
      style={{ flexShrink: 0 }}
      loading={loading}
      onClick={onEnd}
      aria-label={t('endOne', { device })}
    >
      {t('end')}
    </Button>
  );
}

function useAgo(): (at: string) => string {
  const format = useFormatter();
  const now = useNow({ updateInterval: MINUTE_MS });
  return (at) => {
    const date = new Date(at);
    // A clock that is a little behind does not make it tomorrow.
    return format.relativeTime(date, Math.max(now.getTime(), date.getTime()));
  };
}
