'use client';

import { Button, Text } from '@mantine/core';
import { useConfirm } from '@switchboard/page-client';
import { useTranslations } from 'use-intl';
import type { ReactElement } from 'react';
import { useEndRelay } from '../live/use-relay-use';
import { Section } from '../shell/section';
import { useMe } from '../shell/use-me';
import { rightsOver } from './rights-over';
import type { Person, PersonFile } from './use-person';

/** How many relay credentials somebody has had today, and the ending of what they hold with them. */
export function RelaySection({
  person,
  relays,
}: {
  readonly person: Person;
  readonly relays: PersonFile['relays'];
}): ReactElement {
  const t = useTranslations('relay');
  const may = rightsOver(useMe(), person).endTokens && person.userId !== null;
  const { spentToday: spent, perDay } = relays;
  return (
    <Section title={t('title')} aside={may && <End person={person} />}>
      <Text size="sm" c="dimmed">
        {relays.mayRelay ? t('issuedToday', { spent, perDay }) : t('notAllowed', { spent })}
      </Text>
    </Section>
  );
}

function End({ person: { id, name } }: { readonly person: Person }): ReactElement {
  const t = useTranslations('relay');
  const [question, ask] = useConfirm();
  const end = useEndRelay();
  const askFirst = (): void => ask(t('endAsk', { name }), t('end'), () => end.mutate(id));
  return (
    <>
      {question}
      <Button variant="default" size="compact-sm" loading={end.isPending} onClick={askFirst}>
        {t('end')}
      </Button>
    </>
  );
}
