'use client';

import type { RecipientView } from '@switchboard/telephony-api/client';
import { useQuery } from '@tanstack/react-query';
import { keys } from '../live/keys';
import { telephony } from '../live/telephony';

/** A page of campaigns, the latest first. */
export function useCampaigns(cursor: string | undefined) {
  return useQuery({
    queryKey: [...keys.campaigns, cursor ?? ''],
    queryFn: ({ signal }) =>
      telephony.campaigns.list.query({ ...(cursor !== undefined && { cursor }) }, { signal }),
    placeholderData: (former) => former,
  });
}

export function useCampaign(campaignId: string) {
  return useQuery({
    queryKey: keys.campaign(campaignId),
    queryFn: ({ signal }) => telephony.campaigns.get.query({ campaignId }, { signal }),
  });
}

/** A page of its recipients in the order of the list, all or those in a state. */
export function useRecipients(
  campaignId: string,
  state: RecipientView['state'] | undefined,
  cursor: string | undefined,
) {
  return useQuery({
    queryKey: [...keys.campaign(campaignId), 'recipients', state ?? '', cursor ?? ''],
    queryFn: ({ signal }) =>
      telephony.campaigns.recipients.query(
        { campaignId, ...(state && { state }), ...(cursor !== undefined && { cursor }) },
        { signal },
      ),
    placeholderData: (former) => former,
  });
}
