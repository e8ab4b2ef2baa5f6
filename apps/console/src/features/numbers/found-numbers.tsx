'use client';

import { Alert, Progress, Stack, Text } from '@mantine/core';
import { access, QueryTrouble } from '@switchboard/page-client';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useNow, useTranslations } from 'use-intl';
import type { ReactElement } from 'react';
import { Section } from '../shell/section';
import { BuyForm } from './buy-form';
import { NumberLine } from './number-line';
import { useOperation } from './use-numbers';
import type { NumberOperation } from './use-numbers';
import { useProblem } from './use-problem';

const TICK_MS = 10_000;

interface FoundProps {
  readonly search: string;
  readonly onBought: () => void;
}

/** What a search has found and holds, and the buying of it. */
export function FoundNumbers(props: FoundProps): ReactElement {
  const t = useTranslations('numbers');
  const query = useOperation(props.search);
  return (
    <Section title={t('found')}>
      <div role="status">
        {!query.data && (query.error || query.isPaused) ? (
          <QueryTrouble title={t('foundFailed')} query={query} />
        ) : (
          <Found {...props} operation={query.data} />
        )}
      </div>
    </Section>
  );
}

function Found({
  operation,
  ...props
}: FoundProps & { readonly operation: NumberOperation | undefined }): ReactElement {
  const t = useTranslations('numbers');
  const why = useProblem();
  if (operation?.state === 'failed') {
    return (
      <Alert color="red" icon={<IconAlertTriangle />}>
        {why(operation.problem)}
      </Alert>
    );
  }
  if (!operation?.found) {
    return (
      <>
        <Text size="sm" mb={6}>
          {t('searching')}
        </Text>
        <Progress value={100} animated aria-label={t('searching')} />
      </>
    );
  }
  return <Offer {...props} found={operation.found} />;
}

function Offer({
  search,
  found: { numbers, cost, ...held },
  onBought,
}: FoundProps & { readonly found: NonNullable<NumberOperation['found']> }): ReactElement {
  const t = useTranslations('numbers');
  const isOver = useNow({ updateInterval: TICK_MS }).getTime() >= Date.parse(held.expiresAt);
  if (isOver) return <Text size="sm">{t('searchOver')}</Text>;
  return (
    <Stack>
      <ul className="plain-list">
        {numbers.map((number) => (
          <NumberLine key={number} number={number} cost={cost} />
        ))}
      </ul>
      <BuyForm
        {...held}
        costs={numbers.map(() => cost)}
        buy={(agreesNotToResell) =>
          access.numbers.buy.mutate({ searchId: search, agreesNotToResell })
        }
        onBought={onBought}
      />
    </Stack>
  );
}
