import type { CampaignView } from '@switchboard/telephony-api/client';

export interface CampaignProgress {
  readonly total: number;
  /** Of whom nothing more is to come. */
  readonly done: number;
  /** 0 to 100. */
  readonly percent: number;
}

/** How far a campaign is through its list. */
export function progressOf({ counts }: Pick<CampaignView, 'counts'>): CampaignProgress {
  const { pending, sending, sent, failed, skipped } = counts;
  const done = sent + failed + skipped;
  const total = done + pending + sending;
  return { total, done, percent: total === 0 ? 100 : Math.floor((done / total) * 100) };
}
