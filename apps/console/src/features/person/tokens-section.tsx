'use client';

import { Badge, Button, Group, Text } from '@mantine/core';
import { useDeviceName } from '@switchboard/page-client';
import { useFormatter, useNow, useTranslations } from 'use-intl';
import { useState } from 'react';
import type { ReactElement } from 'react';
import { Section } from '../shell/section';
import { DeviceList } from './device-list';
import { groupDevices } from './group-devices';
import { lifeOf, tokensEndedAt } from './token-life';
import type { IssuedToken } from './use-person';
import { useTimeline } from './use-timeline';

const FEW = 4;
const MINUTE_MS = 60_000;

/** With what tokens were asked for, for what and until when; the tokens themselves are kept nowhere. */
export function TokensSection({
  personId,
  tokens,
}: {
  readonly personId: string;
  readonly tokens: readonly IssuedToken[];
}): ReactElement {
  const t = useTranslations('person');
  const [all, setAll] = useState(false);
  const endedAt = tokensEndedAt(personId, useTimeline(personId).entries);
  const now = useNow({ updateInterval: MINUTE_MS });
  const devices = groupDevices(tokens, (token) => lifeOf(token, endedAt, now) === 'live');
  return (
    <Section title={t('tokens')}>
      {tokens.length === 0 && (
        <Text size="sm" c="dimmed">
          {t('noTokens')}
        </Text>
      )}
      {devices.length > 0 && <DeviceList devices={devices} />}
      <ul className="plain-list">
        {tokens.slice(0, all ? undefined : FEW).map((token) => (
          <Token key={token.id} token={token} endedAt={endedAt} />
        ))}
      </ul>
      {!all && tokens.length > FEW && (
        <Button variant="subtle" size="compact-sm" mt="xs" onClick={() => setAll(true)}>
          {t('showAll', { count: tokens.length })}
        </Button>
      )}
    </Section>
  );
}

function Token({
  token,
  endedAt,
}: {
  readonly token: IssuedToken;
  readonly endedAt: string;
}): ReactElement {
  const t = useTranslations('person');
  const nameOf = useDeviceName();
  const format = useFormatter();
  const now = useNow({ updateInterval: MINUTE_MS });
  const life = lifeOf(token, endedAt, now);
  const said = (at: string): string =>
    format.dateTime(new Date(at), { dateStyle: 'short', timeStyle: 'short' });
  return (
    <li>
      <Group justify="space-between" gap="xs">
        <Group gap={6}>
          {token.scopes.map((scope) => (
            <Badge key={scope} variant="light" radius="sm" tt="none" fw={500}>
              {scope}
            </Badge>
          ))}
        </Group>
        <Text
          span
          size="sm"
          fw={life === 'live' ? 500 : 400}
          {...(life !== 'live' && { c: 'dimmed' })}
        >
          {life === 'ended' ? t('ended') : t(life, { at: said(token.expiresAt) })}
        </Text>
      </Group>
      <Text size="xs" c="dimmed" mt={2}>
        {t('issued', { at: said(token.issuedAt) })} · {nameOf(token)}
      </Text>
    </li>
  );
}
