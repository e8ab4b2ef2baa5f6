import type { CallReason } from '@switchboard/acs-wire';
import type { CommunicationServicesError } from '@azure/communication-calling';
import type { CallFailure } from '@switchboard/acs-wire';

/** An error as the calling SDK throws them: with a code and a sub-code. */
export class CallingError extends Error implements CommunicationServicesError {
  override readonly name = 'CommunicationServicesError';
  readonly code: number;
  readonly subCode: number;

  constructor(message: string, code: number, subCode: number, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
    this.subCode = subCode;
  }

  static from({ message, code, subCode }: CallFailure): CallingError {
    return new CallingError(message, code, subCode);
  }
}

export const invalidArgument = (message: string): CallingError =>
  new CallingError(message, 400, 41006);
export const precondition = (message: string): CallingError =>
  new CallingError(message, 412, 41071);
export const unsupported = (what: string): CallingError =>
  new CallingError(`${what} is not supported by this data plane.`, 405, 40500);
/** What an action of a feature that is not built answers. */
export const refuse = (what: string): Promise<never> => Promise.reject(unsupported(what));
export const disposed = (what: string): CallingError =>
  new CallingError(`This ${what} has been disposed.`, 412, 41071);

/** Why a call ends that failed with this. */
export function reasonOf(error: unknown): CallReason {
  if (error instanceof CallingError) return { code: error.code, subCode: error.subCode };
  return { code: 500, subCode: 0 };
}
