import { jobKind } from '@switchboard/jobs';
import { z } from 'zod';

/** Texts the next few recipients of a campaign. */
export const campaignStep = jobKind('campaign.step', z.object({ campaignId: z.string() }), {
  maxAttempts: Infinity,
  delayAfter: (attempts) => Math.min(60_000, 1_000 * 2 ** (attempts - 1)),
});
