'use client';

import { Alert, Button, FileInput, Group, Modal, Stack, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { IconFileTypeCsv } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import { useState } from 'react';
import type { ReactElement } from 'react';
import { RefusedRows } from '../campaigns/refused-rows';
import { keys } from '../live/keys';
import { telephony } from '../live/telephony';
import { useWords } from '../words/use-words';

interface ImportDialogProps {
  readonly opened: boolean;
  readonly onClose: () => void;
}

/** Takes the contacts of a list, and says which of its rows it did not. */
export function ImportDialog({ opened, onClose }: ImportDialogProps): ReactElement {
  const t = useTranslations('importContacts');
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t('title')}
      size="lg"
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <ImportForm onDone={onClose} />
    </Modal>
  );
}

function ImportForm({ onDone }: { readonly onDone: () => void }): ReactElement {
  const t = useTranslations('importContacts');
  const { refusal } = useWords();
  const queries = useQueryClient();
  const [file, setFile] = useState<File | null>(null);
  const bring = useMutation({
    mutationFn: async (chosen: File) =>
      telephony.contacts.importList.mutate({ csv: await chosen.text() }),
    networkMode: 'always',
    onSuccess: () => queries.invalidateQueries({ queryKey: keys.contacts }),
  });
  if (bring.data) {
    const { added, updated, refused } = bring.data;
    return (
      <Stack>
        <Text role="status">{t('done', { added, updated })}</Text>
        <RefusedRows refused={refused} />
        <Group justify="flex-end">
          <Button onClick={onDone}>{t('close')}</Button>
        </Group>
      </Stack>
    );
  }
  return (
    <Stack>
      <FileInput
        label={t('file')}
        description={t('columns')}
        placeholder={t('choose')}
        accept=".csv,text/csv"
        leftSection={<IconFileTypeCsv size={18} aria-hidden />}
        value={file}
        onChange={setFile}
      />
      {bring.isError && (
        <Alert color="red" role="alert" title={t('failed')}>
          {refusal(bring.error)}
        </Alert>
      )}
      <Group justify="flex-end">
        <Button variant="default" onClick={onDone}>
          {t('cancel')}
        </Button>
        <Button
          disabled={file === null}
          loading={bring.isPending}
          onClick={() => file && bring.mutate(file)}
        >
          {t('import')}
        </Button>
      </Group>
    </Stack>
  );
}
