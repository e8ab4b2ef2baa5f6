'use client';

import { Alert, Button, Fieldset, FileInput, Group, Stack, Text } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { IconFileMusic } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import { useState } from 'react';
import type { ReactElement } from 'react';
import { durationOf } from '../calls/duration-of';
import { keys } from '../live/keys';
import { telephony } from '../live/telephony';
import { useWords } from '../words/use-words';
import { base64Of } from './base64-of';

/** As the service takes it. */
const MAX_BYTES = 2_000_000;

/** What callers of a number hear before they leave a message. */
export function Greeting({ ours }: { readonly ours: string }): ReactElement {
  const t = useTranslations('voicemail');
  const { refusal } = useWords();
  const [file, setFile] = useState<File | null>(null);
  const { current, put, remove } = useGreeting(ours, () => setFile(null));
  const isTooLarge = file !== null && file.size > MAX_BYTES;
  const failed = put.error ?? remove.error;
  return (
    <Fieldset legend={t('greeting')}>
      <Stack gap="sm">
        <Text size="sm" role="status">
          {current ? t('own', { duration: durationOf(current.seconds) }) : t('builtIn')}
        </Text>
        <FileInput
          label={t('file')}
          description={t('fileText')}
          placeholder={t('choose')}
          accept=".wav,audio/wav"
          leftSection={<IconFileMusic size={18} aria-hidden />}
          value={file}
          error={isTooLarge ? t('tooLarge') : undefined}
          onChange={setFile}
        />
        {failed && (
          <Alert color="red" role="alert" title={t('greetingFailed')}>
            {refusal(failed)}
          </Alert>
        )}
        <Group justify="flex-end">
          {current && (
            <Button variant="default" loading={remove.isPending} onClick={() => remove.mutate()}>
              {t('useBuiltIn')}
            </Button>
          )}
          <Button
            variant="default"
            disabled={file === null || isTooLarge}
            loading={put.isPending}
            onClick={() => file && put.mutate(file)}
          >
            {t('upload')}
          </Button>
        </Group>
      </Stack>
    </Fieldset>
  );
}

function useGreeting(ours: string, onDone: () => void) {
  const queries = useQueryClient();
  const queryKey = keys.greeting(ours);
  const { data } = useQuery({
    queryKey,
    queryFn: ({ signal }) => telephony.voicemail.greeting.query({ ours }, { signal }),
  });
  const after = {
    networkMode: 'always',
    onSuccess: () => {
      onDone();
      return queries.invalidateQueries({ queryKey });
    },
  } as const;
  const put = useMutation({
    mutationFn: async (chosen: File) =>
      telephony.voicemail.putGreeting.mutate({ ours, wav: await base64Of(chosen) }),
    ...after,
  });
  const remove = useMutation({
    mutationFn: () => telephony.voicemail.removeGreeting.mutate({ ours }),
    ...after,
  });
  return { current: data?.greeting, put, remove };
}
