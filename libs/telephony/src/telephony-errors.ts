import { errorsOf } from '@switchboard/kernel';
import type { ErrorTable } from '@switchboard/kernel';
import { campaignErrors } from './campaigns/campaign-errors.ts';
import { numberErrors } from './numbers/number-errors.ts';
import { refusalErrors } from './consent/refusal-errors.ts';
import { templateErrors } from './templates/template-errors.ts';

/** Every code that is thrown, and every reason that a decision gives. */
export const telephonyErrors = {
  ...numberErrors,
  ...refusalErrors,
  ...templateErrors,
  ...campaignErrors,
} as const satisfies ErrorTable;

export type TelephonyErrorCode = keyof typeof telephonyErrors;

/** Makes the error of a reason, for whoever answers a request with one. */
export const telephonyError = errorsOf<TelephonyErrorCode>(telephonyErrors);
