import type { ModelService } from '@switchboard/bots-api';
import type { BotsTools } from '../bots-tools.ts';
import type { ModelLimits } from './spending.ts';

const MAX_DAYS = 31;

/** @param limits undefined where no model is asked */
export function createModelService(
  { client }: Pick<BotsTools, 'client'>,
  limits: ModelLimits | undefined,
): ModelService {
  return {
    spend: async () => ({
      limits: limits ?? null,
      days: await client.modelDay.findMany({ orderBy: { day: 'desc' }, take: MAX_DAYS }),
    }),
  };
}
