'use client';

import { Button } from '@mantine/core';
import { can } from '@switchboard/identity';
import { useConfirm } from '@switchboard/page-client';
import { mayCommand } from '@switchboard/telephony';
import type { CampaignView } from '@switchboard/telephony-api/client';
import { showNotice } from '@switchboard/ui';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import type { ReactElement } from 'react';
import { keys } from '../live/keys';
import { telephony } from '../live/telephony';
import { useMe } from '../shell/use-me';
import { useWords } from '../words/use-words';
import { progressOf } from './progress-of';

const COMMANDS = ['start', 'pause', 'resume', 'stop'] as const;
type Command = (typeof COMMANDS)[number];

/** What may be done with it now. Sending to many, and giving up for good, are asked about first. */
export function CampaignCommands({
  campaign,
}: {
  readonly campaign: CampaignView;
}): ReactElement | null {
  const t = useTranslations('commands');
  const [question, confirm] = useConfirm();
  const command = useCommand(campaign.id);
  if (!can(useMe().role, 'campaign.manage')) return null;
  const run = (one: Command): void => {
    const count = progressOf(campaign).total;
    if (one === 'start' || one === 'stop')
      confirm(t(`${one}Question`, { count }), t(one), () => command.mutate(one));
    else command.mutate(one);
  };
  return (
    <>
      {question}
      {COMMANDS.filter((one) => mayCommand(campaign.state, one)).map((one) => (
        <Button
          key={one}
          variant={one === 'stop' ? 'default' : 'filled'}
          loading={command.isPending && command.variables === one}
          onClick={() => run(one)}
        >
          {t(one)}
        </Button>
      ))}
    </>
  );
}

function useCommand(campaignId: string) {
  const t = useTranslations('commands');
  const { refusal } = useWords();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (command: Command) => telephony.campaigns[command].mutate({ campaignId }),
    networkMode: 'always',
    onSuccess: (campaign) => {
      queries.setQueryData(keys.campaign(campaignId), campaign);
      return queries.invalidateQueries({ queryKey: keys.campaigns });
    },
    onError: (error) =>
      showNotice({ kind: 'bad', message: t('failed', { reason: refusal(error) }) }),
  });
}
