import type { CallReason, CallResultInformation } from '@switchboard/acs-wire';
import { WireError } from '../../platform/wire/errors.ts';
import type { Complaint } from '../../platform/wire/validation.ts';
import { reasons, Refusal } from '../calls/port.ts';

/** Codes of the service for what calls refuse. */
const CODES: Readonly<Record<number, readonly [status: number, code: string]>> = {
  400: [400, '8523'],
  403: [403, '7504'],
  404: [404, '8522'],
  412: [409, '8519'],
  429: [429, 'TooManyRequests'],
};

export function callNotFound(): WireError {
  return new WireError(404, '8522', 'Call not found.');
}

export function invalidArgument(message: string, target?: string): WireError {
  return new WireError(400, '8523', message, target === undefined ? {} : { target });
}

/** How this service refuses a body that does not fit. */
export const invalidBody = ([first]: readonly Complaint[]): WireError =>
  invalidArgument(first?.message ?? 'The request is not valid.', first?.target ?? 'body');

/** What calls refused, as the service would put it; anything else stays what it is. */
export function toRefusal(error: unknown): unknown {
  if (!(error instanceof Refusal)) return error;
  const { code, message } = error.failure;
  const [status, name] = CODES[code] ?? [409, '8519'];
  return new WireError(status, name, message);
}

export const succeeded: CallResultInformation = {
  code: 200,
  subCode: 0,
  message: 'Action completed successfully.',
};

/** Why an invitation came to nothing. */
const OUTCOMES = new Map<string, readonly [code: number, subCode: number, message: string]>([
  [keyOf(reasons.declined), [603, 8538, 'The participant declined.']],
  [keyOf(reasons.busy), [486, 8539, 'The participant is busy.']],
  [keyOf(reasons.unreachable), [480, 8541, 'The participant is not available.']],
  [keyOf(reasons.cancelled), [487, 8542, 'The invitation was cancelled.']],
  [keyOf(reasons.noAnswer), [408, 8587, 'The participant did not answer in time.']],
]);

export function outcomeOf(reason: CallReason): CallResultInformation {
  const [code, subCode, message] = OUTCOMES.get(keyOf(reason)) ?? [
    ...([reason.code === 0 ? 200 : reason.code, reason.subCode] as const),
    'The participant did not come into the call.',
  ];
  return { code, subCode, message };
}

/** Why a call ended for an application. */
export function endingOf(reason: CallReason, hasHungUp: boolean): CallResultInformation {
  if (hasHungUp) return { code: 200, subCode: 7000, message: 'Call Automation ended the call.' };
  if (reason.code !== 0) return { ...reason, message: 'The call ended.' };
  const subCode = reason.subCode === 0 ? 5002 : reason.subCode;
  return { code: 200, subCode, message: 'The call ended.' };
}

function keyOf({ code, subCode }: CallReason): string {
  return `${code}/${subCode}`;
}
