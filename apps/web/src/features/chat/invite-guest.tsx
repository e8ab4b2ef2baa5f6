'use client';

import { Alert, Button, NativeSelect, Stack, Text, TextInput } from '@mantine/core';
import type { ThreadState } from '@switchboard/chat';
import { access, useReason } from '@switchboard/page-client';
import { CopyAction } from '@switchboard/ui';
import { useMutation } from '@tanstack/react-query';
import { IconLink } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import { useState } from 'react';
import type { ReactElement } from 'react';

const HOURS = [1, 24, 168] as const;

/** A link that lets somebody without an account in. */
export function InviteGuest({ thread }: { readonly thread: ThreadState }): ReactElement {
  const t = useTranslations('people');
  const reason = useReason();
  const [hours, setHours] = useState('24');
  const [uses, setUses] = useState<'one' | 'many'>('one');
  const invite = useMutation({
    mutationFn: async () => {
      const { code } = await access.invitations.create.mutate({
        threadId: thread.id,
        ...(thread.topic ? { topic: thread.topic } : {}),
        uses,
        expiresInMinutes: Number(hours) * 60,
      });
      return `${location.origin}/join/${encodeURIComponent(code)}`;
    },
  });
  return (
    <Stack gap="xs">
      <Text fw={600}>{t('invite')}</Text>
      <Text size="sm" c="dimmed">
        {t('inviteText')}
      </Text>
      <NativeSelect
        label={t('expires')}
        value={hours}
        onChange={(event) => setHours(event.currentTarget.value)}
        data={HOURS.map((count) => ({ value: String(count), label: t('hours', { count }) }))}
      />
      <NativeSelect
        label={t('uses')}
        value={uses}
        onChange={(event) => setUses(event.currentTarget.value === 'many' ? 'many' : 'one')}
        data={[
          { value: 'one', label: t('one') },
          { value: 'many', label: t('many') },
        ]}
      />
      <Button
        variant="light"
        leftSection={<IconLink size={18} aria-hidden />}
        loading={invite.isPending}
        onClick={() => invite.mutate()}
      >
        {t('makeLink')}
      </Button>
      {invite.isError && (
        <Alert color="red" role="alert">
          {t('inviteFailed', { reason: reason(invite.error) })}
        </Alert>
      )}
      {invite.data && (
        <>
          <TextInput readOnly aria-label={t('invite')} value={invite.data} />
          <CopyAction value={invite.data} words={{ copy: t('copy'), copied: t('copied') }} />
        </>
      )}
    </Stack>
  );
}
