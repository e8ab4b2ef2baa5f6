'use client';

import { Text } from '@mantine/core';
import { useFormatter, useNow, useTranslations } from 'use-intl';
import type { ReactElement } from 'react';
import { ScopeBadges } from '../policy/scope-badges';
import { useDuration } from '../policy/use-duration';
import { Moment } from '../shell/moment';
import type { TokenClaims } from './read-token';

const MINUTE_MS = 60_000;

/** What stands in a token, each thing under its name. */
export function ClaimList({
  claims,
  resource,
}: {
  readonly claims: TokenClaims;
  /** Of this installation, where it is known. */
  readonly resource: string | undefined;
}): ReactElement {
  const t = useTranslations('token');
  const { userId, issuedAt, notBefore, expiresAt } = claims;
  const isHere = resource?.toLowerCase() === claims.resource.toLowerCase();
  return (
    <dl className="facts">
      <div>
        <dt>{t('whose')}</dt>
        <dd className="code">{userId}</dd>
      </div>
      <div>
        <dt>{t('resource')}</dt>
        <dd>
          <span className="code">{claims.resource}</span> {isHere && t('here')}
        </dd>
      </div>
      <div>
        <dt>{t('scopes')}</dt>
        <dd>{claims.scopes.length > 0 ? <ScopeBadges scopes={claims.scopes} /> : t('noScopes')}</dd>
      </div>
      {issuedAt && <TimeFact name={t('issued')} at={issuedAt} />}
      {notBefore && <TimeFact name={t('notBefore')} at={notBefore} />}
      <TimeFact name={t('expires')} at={expiresAt} />
      {issuedAt && <Lifetime from={issuedAt} to={expiresAt} />}
    </dl>
  );
}

function Lifetime({ from, to }: { readonly from: Date; readonly to: Date }): ReactElement {
  const t = useTranslations('token');
  const duration = useDuration();
  return (
    <div>
      <dt>{t('lifetime')}</dt>
      <dd>{duration(Math.round((to.getTime() - from.getTime()) / MINUTE_MS))}</dd>
    </div>
  );
}

function TimeFact({ name, at }: { readonly name: string; readonly at: Date }): ReactElement {
  const format = useFormatter();
  const now = useNow({ updateInterval: MINUTE_MS });
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        <Moment at={at.toISOString()} />{' '}
        <Text span inherit c="dimmed">
          · {format.relativeTime(at, now)}
        </Text>
      </dd>
    </div>
  );
}
