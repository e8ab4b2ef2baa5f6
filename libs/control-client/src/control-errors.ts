import { errorsOf } from '@switchboard/kernel';
import type { ErrorTable } from '@switchboard/kernel';

/** Every code that a client of the control plane throws. */
export const controlErrors = {
  'control-refused': {
    category: 'conflict',
    meaning: 'The control plane refused; the cause says what it answered.',
    remedy: 'Check the request, and the control key.',
  },
  'control-unavailable': {
    category: 'unavailable',
    meaning: 'The control plane does not answer.',
    remedy: 'Start the data plane, or correct its control address.',
  },
} as const satisfies ErrorTable;

export type ControlErrorCode = keyof typeof controlErrors;

export const controlError = errorsOf<ControlErrorCode>(controlErrors);
