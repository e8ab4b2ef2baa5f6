import { PlatformError } from '@switchboard/kernel';
import type { PlatformErrorOptions } from '@switchboard/kernel';
import { statusNameOf } from './codec/command-status.ts';
import type { StatusName } from './codec/command-status.ts';
import { smppErrors } from './smpp-errors.ts';

type Code = 'bind-refused' | 'deliver-refused' | 'submit-refused' | 'submit-not-sent';

/** The peer has answered with a status that is no success. */
export class StatusError extends PlatformError<Code> {
  /** command_status */
  readonly status: number;

  constructor(code: Code, message: string, status: number, options?: PlatformErrorOptions) {
    super(code, smppErrors[code].category, message, options);
    this.status = status;
  }

  /** undefined for one that the vendor has made up */
  get statusName(): StatusName | undefined {
    return statusNameOf(this.status);
  }
}
