'use client';

import { Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { CopyAction } from '@switchboard/ui';
import Link from 'next/link';
import { useTranslations } from 'use-intl';
import type { ReactElement } from 'react';
import type { Person } from './use-people';

/** They are here; what is left to do is to tell them. */
export function NewPersonDone({
  person: { id, name },
  link,
  invited,
  onDone,
}: {
  readonly person: Person;
  /** Where they sign in; absent where that is not known. */
  readonly link: string | undefined;
  readonly invited: boolean;
  readonly onDone: () => void;
}): ReactElement {
  const t = useTranslations('newPerson');
  return (
    <Stack>
      <Text role="status">
        {link ? t('linkText', { name }) : t(invited ? 'noLink' : 'created', { name })}
      </Text>
      {link && <SignInLink link={new URL('/auth/sign-in', link).href} />}
      <Group justify="flex-end">
        <Button variant="default" component={Link} href={`/people/${id}`}>
          {t('open')}
        </Button>
        <Button onClick={onDone} data-autofocus>
          {t('done')}
        </Button>
      </Group>
    </Stack>
  );
}

function SignInLink({ link }: { readonly link: string }): ReactElement {
  const t = useTranslations('newPerson');
  return (
    <Group align="flex-end" gap="xs" wrap="nowrap">
      <TextInput label={t('link')} value={link} readOnly flex={1} />
      <CopyAction variant="default" value={link} words={{ copy: t('copy'), copied: t('copied') }} />
    </Group>
  );
}
