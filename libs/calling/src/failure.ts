import { PlatformError } from '@switchboard/kernel';
import type { ErrorCategory } from '@switchboard/kernel';

/** What went wrong with something a person wanted, in terms a page can act on. */
export interface CallFailure {
  readonly kind:
    | 'permission'
    | 'noDevice'
    | 'deviceInUse'
    | 'forbidden'
    | 'token'
    | 'secondAgent'
    | 'tooLate'
    | 'unsupported'
    | 'network'
    | 'invalid'
    | 'unknown';
  readonly code: number;
  readonly subCode: number;
  readonly retryable: boolean;
}

type Kind = CallFailure['kind'];

/** Reads the SDK's error shape; anything else is unknown, and may be tried again. */
export function failureOf(error: unknown): CallFailure {
  const { code, subCode } = codesOf(error);
  const kind = kindOf(code, subCode);
  return { kind, code, subCode, retryable: retryable.includes(kind) };
}

/** What a call that could not be placed is refused with; its `code` is the failure's kind. */
export function placeError(cause: unknown): PlatformError<Kind> {
  const { kind, retryable } = failureOf(cause);
  const message = 'The call could not be placed.';
  return new PlatformError(kind, categories[kind], message, { retryable, cause });
}

const retryable: readonly Kind[] = ['network', 'deviceInUse', 'unknown'];

const categories: Readonly<Record<Kind, ErrorCategory>> = {
  permission: 'forbidden',
  noDevice: 'missing',
  deviceInUse: 'conflict',
  forbidden: 'forbidden',
  token: 'unauthenticated',
  secondAgent: 'conflict',
  tooLate: 'conflict',
  unsupported: 'input',
  network: 'unavailable',
  invalid: 'input',
  unknown: 'unavailable',
};

const bySubCode: Readonly<Record<number, Kind>> = {
  40228: 'secondAgent',
  40235: 'token',
  41071: 'tooLate',
  43005: 'permission',
  43006: 'noDevice',
  43007: 'deviceInUse',
  43012: 'unsupported',
};

const byCode: Readonly<Record<number, Kind>> = {
  400: 'invalid',
  401: 'token',
  403: 'forbidden',
  404: 'tooLate',
  405: 'unsupported',
  408: 'network',
  412: 'tooLate',
  429: 'network',
  503: 'network',
};

function kindOf(code: number, subCode: number): Kind {
  return bySubCode[subCode] ?? byCode[code] ?? 'unknown';
}

function codesOf(error: unknown): { code: number; subCode: number } {
  if (typeof error !== 'object' || error === null) return { code: 0, subCode: 0 };
  const { code, subCode } = error as { code?: unknown; subCode?: unknown };
  return {
    code: typeof code === 'number' ? code : 0,
    subCode: typeof subCode === 'number' ? subCode : 0,
  };
}
