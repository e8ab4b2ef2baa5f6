import { requestLimits } from '@switchboard/rpc';
import type { LimitRule } from '@switchboard/rpc';

/** Every limit of the service; what is counted stands in the name. */
export const defaultLimits = {
  ...requestLimits,
  'send-per-person': { points: 60, seconds: 60 },
  'dial-per-person': { points: 60, seconds: 60 },
  'handover-per-person': { points: 120, seconds: 60 },
  'search-per-person': { points: 120, seconds: 60 },
  'import-per-person': { points: 20, seconds: 3_600 },
  'campaign-per-person': { points: 30, seconds: 3_600 },
} as const satisfies Record<string, LimitRule>;

export type LimitName = keyof typeof defaultLimits;
