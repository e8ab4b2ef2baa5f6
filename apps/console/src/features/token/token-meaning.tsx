'use client';

import { Alert, SimpleGrid, Stack, Text } from '@mantine/core';
import { IconBan, IconCheck, IconInfoCircle, IconX } from '@tabler/icons-react';
import { useNow, useTranslations } from 'use-intl';
import type { ReactElement } from 'react';
import { useMe } from '../shell/use-me';
import { abilitiesOf } from './abilities-of';
import type { Ability } from './abilities-of';
import { ClaimList } from './claim-list';
import { isScope, obstaclesOf } from './obstacles-of';
import type { TokenClaims } from './read-token';
import { resourceOf } from './resource-of';

const SECOND_MS = 1_000;

/** A token in words: is it good, whose is it, what may be done with it. */
export function TokenMeaning({ claims }: { readonly claims: TokenClaims }): ReactElement {
  const t = useTranslations('token');
  const resource = resourceOf(useMe().userId);
  const { may, mayNot } = abilitiesOf(claims.scopes.filter(isScope));
  return (
    <Stack>
      <Verdict claims={claims} resource={resource} />
      <ClaimList claims={claims} resource={resource} />
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        <Abilities title={t('may')} abilities={may} allowed />
        <Abilities title={t('mayNot')} abilities={mayNot} allowed={false} />
      </SimpleGrid>
    </Stack>
  );
}

function Verdict({
  claims,
  resource,
}: {
  readonly claims: TokenClaims;
  readonly resource: string | undefined;
}): ReactElement {
  const t = useTranslations('token');
  const now = useNow({ updateInterval: SECOND_MS });
  const obstacles = obstaclesOf(claims, { now, resource });
  if (obstacles.length === 0) {
    return (
      <Alert color="indigo" role="group" icon={<IconInfoCircle />} title={t('good')}>
        {t('unchecked')}
      </Alert>
    );
  }
  return (
    <Alert color="red" role="group" icon={<IconBan />} title={t('refused')}>
      <ul className="quiet-list">
        {obstacles.map((obstacle) => (
          <li key={obstacle}>{t(`obstacle.${obstacle}`)}</li>
        ))}
      </ul>
    </Alert>
  );
}

/** Nothing at all of one kind is not listed. */
function Abilities({
  title,
  abilities,
  allowed,
}: {
  readonly title: string;
  readonly abilities: readonly Ability[];
  readonly allowed: boolean;
}): ReactElement | null {
  const t = useTranslations('token.ability');
  const Icon = allowed ? IconCheck : IconX;
  if (abilities.length === 0) return null;
  return (
    <div>
      <Text size="sm" fw={500} mb={4}>
        {title}
      </Text>
      <ul className="quiet-list" data-allowed={allowed || undefined}>
        {abilities.map((ability) => (
          <li key={ability}>
            <Icon size={16} aria-hidden />
            {t(ability)}
          </li>
        ))}
      </ul>
    </div>
  );
}
