'use client';

import { Alert, Anchor, Button, Group, Pill, Stack, Text, TextInput } from '@mantine/core';
import type { BotView } from '@switchboard/bots-api/client';
import { displayNumber } from '@switchboard/telephony';
import { useTranslations } from 'use-intl';
import { useState } from 'react';
import type { FormEvent, ReactElement } from 'react';
import { useLinks } from '../shell/use-links';
import { useRefusal } from '../shell/use-refusal';
import { usePutBot } from './use-bots';

const E164 = /^\+[1-9]\d{6,14}$/;
/** What people put between digits. */
const SEPARATORS = /[\s().-]/g;

interface NumbersProps {
  readonly bot: BotView;
  readonly mayManage: boolean;
}

/** The numbers that a bot answers. */
export function BotNumbers({ bot, mayManage }: NumbersProps): ReactElement {
  const t = useTranslations('bots');
  const refusal = useRefusal();
  const put = usePutBot(bot.id);
  const remove = (number: string): void =>
    put.mutate({ numbers: bot.numbers.filter((one) => one !== number) });
  return (
    <Stack gap={6}>
      <Text size="sm" fw={600}>
        {t('numbers')}
      </Text>
      {bot.numbers.length === 0 && (
        <Text size="sm" c="dimmed">
          {t('noNumbers')}
        </Text>
      )}
      <Group gap={6}>
        {bot.numbers.map((number) => (
          <Pill
            key={number}
            withRemoveButton={mayManage}
            onRemove={() => remove(number)}
            removeButtonProps={{
              'aria-label': t('takeNumber', { number: displayNumber(number) }),
              'aria-hidden': false,
              tabIndex: 0,
            }}
          >
            {displayNumber(number)}
          </Pill>
        ))}
      </Group>
      {mayManage && (
        <AddNumber onAdd={(number) => put.mutate({ numbers: [...bot.numbers, number] })} />
      )}
      {put.isError && (
        <Alert color="red" role="alert">
          {refusal(put.error)}
        </Alert>
      )}
    </Stack>
  );
}

function AddNumber({ onAdd }: { readonly onAdd: (number: string) => void }): ReactElement {
  const t = useTranslations('bots');
  const { consoleUrl } = useLinks();
  const [text, setText] = useState('');
  const number = text.replaceAll(SEPARATORS, '');
  const isWrong = text !== '' && !E164.test(number);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (!E164.test(number)) return;
    onAdd(number);
    setText('');
  };
  return (
    <form onSubmit={submit}>
      <Group gap="xs" align="flex-start">
        <TextInput
          type="tel"
          flex={1}
          aria-label={t('number')}
          placeholder="+1 425 555 0100"
          value={text}
          error={isWrong && t('numberWrong')}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <Button type="submit" variant="default" disabled={!E164.test(number)}>
          {t('addNumber')}
        </Button>
      </Group>
      {consoleUrl && (
        <Text size="xs" c="dimmed" mt={4}>
          {t('buyText')}{' '}
          <Anchor href={`${consoleUrl}/numbers`} size="xs" underline="always">
            {t('buy')}
          </Anchor>
        </Text>
      )}
    </form>
  );
}
