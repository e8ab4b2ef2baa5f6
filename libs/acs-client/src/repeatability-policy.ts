import type { PipelinePolicy } from '@azure/core-rest-pipeline';
import { z } from 'zod';

/** Never sent: it tells the policy what to write into the body. */
export const REPEATABILITY_HEADER = 'x-switchboard-repeatability';

const told = z.object({ repeatabilityId: z.uuid(), firstSentMs: z.number().int() });
const body = z.looseObject({ smsRecipients: z.array(z.looseObject({})).length(1) });

/** Puts the id that the caller keeps in place of the one that the SDK makes up for each call. */
export const repeatabilityPolicy: PipelinePolicy = {
  name: 'switchboardRepeatability',
  async sendRequest(request, next) {
    const header = request.headers.get(REPEATABILITY_HEADER);
    request.headers.delete(REPEATABILITY_HEADER);
    if (header !== undefined && typeof request.body === 'string') {
      const { repeatabilityId, firstSentMs } = told.parse(JSON.parse(header));
      const { smsRecipients, ...rest } = body.parse(JSON.parse(request.body));
      const recipients = smsRecipients.map((recipient) => ({
        ...recipient,
        repeatabilityRequestId: repeatabilityId,
        repeatabilityFirstSent: new Date(firstSentMs).toUTCString(),
      }));
      request.body = JSON.stringify({ ...rest, smsRecipients: recipients });
    }
    return next(request);
  },
};
