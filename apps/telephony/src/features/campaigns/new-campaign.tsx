'use client';

import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { QueryTrouble, Waiting } from '@switchboard/page-client';
import Link from 'next/link';
import { useFormatter, useTranslations } from 'use-intl';
import { useState } from 'react';
import type { ReactElement } from 'react';
import { WithoutNumber } from '../inbox/without-number';
import { useNumbers } from '../numbers/use-numbers';
import { CampaignForm } from './campaign-form';
import type { CreatedCampaign } from './campaign-form';
import { progressOf } from './progress-of';
import { RefusedRows } from './refused-rows';

interface NewCampaignProps {
  readonly opened: boolean;
  readonly onClose: () => void;
}

/** Makes a campaign of a text and a list, and says which rows it left out; nothing is sent yet. */
export function NewCampaign({ opened, onClose }: NewCampaignProps): ReactElement {
  const t = useTranslations('newCampaign');
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t('title')}
      size="lg"
      closeButtonProps={{ 'aria-label': t('cancel') }}
    >
      <Steps onDone={onClose} />
    </Modal>
  );
}

function Steps({ onDone }: { readonly onDone: () => void }): ReactElement {
  const t = useTranslations('newCampaign');
  const numbers = useNumbers();
  const [created, setCreated] = useState<CreatedCampaign>();
  if (created) return <Created created={created} />;
  if (numbers.error) return <QueryTrouble title={t('failed')} query={numbers} />;
  if (!numbers.data) return <Waiting label={t('loading')} paused={numbers.isPaused} />;
  const senders = numbers.data.items.filter(({ sendsTexts }) => sendsTexts);
  if (senders.length === 0) return <WithoutNumber />;
  return <CampaignForm senders={senders} onCancel={onDone} onCreated={setCreated} />;
}

function Created({ created }: { readonly created: CreatedCampaign }): ReactElement {
  const t = useTranslations('newCampaign');
  const format = useFormatter();
  const { campaign, refused, durationMs } = created;
  const count = progressOf(campaign).total;
  const minutes = format.number(Math.max(1, Math.ceil(durationMs / 60_000)));
  return (
    <Stack>
      <Text role="status">{t('created', { count, minutes })}</Text>
      <RefusedRows refused={refused} />
      <Group justify="flex-end">
        <Button component={Link} href={`/campaigns/${campaign.id}`}>
          {t('goOn')}
        </Button>
      </Group>
    </Stack>
  );
}
