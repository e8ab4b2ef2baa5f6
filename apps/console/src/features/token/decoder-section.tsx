'use client';

import { Alert, Button, Group, Stack, Text, Textarea } from '@mantine/core';
import { IconAlertTriangle, IconEyeOff } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import type { ReactElement, Ref } from 'react';
import { Section } from '../shell/section';
import { readToken } from './read-token';
import { TokenMeaning } from './token-meaning';

const MAX_TOKEN = 20_000;

/** Says in words what a token says. It stays in this page: nothing of it is sent, kept or logged. */
export function DecoderSection({
  ref,
  text,
  onChange,
}: {
  readonly ref: Ref<HTMLTextAreaElement>;
  readonly text: string;
  readonly onChange: (text: string) => void;
}): ReactElement {
  const t = useTranslations('token');
  return (
    <Section title={t('read')}>
      <Stack>
        <Group gap={6} wrap="nowrap" c="dimmed">
          <IconEyeOff size={16} aria-hidden className="fixed-icon" />
          <Text size="sm">{t('readText')}</Text>
        </Group>
        <Textarea
          ref={ref}
          label={t('pasted')}
          placeholder="eyJhbGciOi…"
          value={text}
          maxLength={MAX_TOKEN}
          minRows={3}
          maxRows={6}
          autosize
          autoComplete="off"
          // A spelling service would be somebody it is sent to.
          spellCheck={false}
          classNames={{ input: 'code' }}
          onChange={({ currentTarget: { value } }) => onChange(value)}
        />
        <div role="status">{text.trim() !== '' && <Finding text={text} />}</div>
        {text !== '' && (
          <Button variant="default" size="sm" w="fit-content" onClick={() => onChange('')}>
            {t('clear')}
          </Button>
        )}
      </Stack>
    </Section>
  );
}

function Finding({ text }: { readonly text: string }): ReactElement {
  const t = useTranslations('token');
  const reading = readToken(text);
  if ('claims' in reading) return <TokenMeaning claims={reading.claims} />;
  return (
    <Alert color="red" role="group" icon={<IconAlertTriangle />} title={t('unreadable')}>
      {t(`flaw.${reading.flaw}`)}
    </Alert>
  );
}
