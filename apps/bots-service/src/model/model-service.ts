import type { ModelService } from '@switchboard/bots-api';
import type { BotsTools } from '../bots-tools.ts';
import { todayIn } from '../conversations/take-input.ts';
import type { ModelLimits } from './spending.ts';

const MAX_DAYS = 31;

/** @param limits undefined where no model is asked */
export function createModelService(
  tools: Pick<BotsTools, 'client' | 'clock' | 'timeZone'>,
  limits: ModelLimits | undefined,
): ModelService {
  return {
    spend: async () => ({
      limits: limits ?? null,
      today: todayIn(tools),
      days: await tools.client.modelDay.findMany({ orderBy: { day: 'desc' }, take: MAX_DAYS }),
    }),
  };
}
