import type {
  NumberOperationStatus,
  NumberOperationType,
  NumberOperationView,
} from '@switchboard/acs-wire';
import { notFound } from '../../platform/wire/errors.ts';
import type { WireError } from '../../platform/wire/errors.ts';
import { toTicks } from '../../platform/wire/times.ts';

/** Something that takes a while. */
export interface Operation {
  readonly id: string;
  readonly type: NumberOperationType;
  readonly status: NumberOperationStatus;
  /** The search, the reservation or the phone number it is about. */
  readonly subject: string;
  /** What it buys. */
  readonly phoneNumbers: readonly string[];
  readonly details: unknown;
  /** How often it was begun. */
  readonly attempts: number;
  readonly errorCode: string | null;
  readonly errorMessage: string | null;
  /** It is over, and the inventory has to forget it. */
  readonly toUndo: boolean;
  readonly createdMs: number;
  readonly lastActionMs: number | null;
}

/** Why an operation failed. */
export interface Failure {
  readonly code: string;
  readonly message: string;
}

/** How the service writes that nothing was done yet. */
const NEVER = '0001-01-01T00:00:00+00:00';

const PREFIXES: Readonly<Record<NumberOperationType, string>> = {
  search: 'search',
  purchase: 'purchase',
  reservationPurchase: 'reservationpurchase',
  releasePhoneNumber: 'release',
  updatePhoneNumberCapabilities: 'capabilities',
};

export function operationId(type: NumberOperationType, id: string): string {
  return `${PREFIXES[type]}_${id}`;
}

/** The id without its type, as answers carry it in a header of its own. */
export function bareId(id: string): string {
  return id.slice(id.indexOf('_') + 1);
}

export function newOperation(
  fields: Pick<Operation, 'id' | 'type' | 'subject' | 'createdMs'> &
    Partial<Pick<Operation, 'phoneNumbers' | 'details'>>,
): Operation {
  return {
    ...{ phoneNumbers: [], details: {}, ...fields },
    ...{ status: 'notStarted', attempts: 0, errorCode: null, errorMessage: null },
    ...{ toUndo: false, lastActionMs: null },
  };
}

export function isOpen({ status }: Pick<Operation, 'status'>): boolean {
  return status === 'notStarted' || status === 'running';
}

export function operationPath(id: string, version: string): string {
  return withVersion(`/phoneNumbers/operations/${id}`, version);
}

/** Where the result of an operation is; relative, as the service writes it. */
export function resultPath(
  { type, subject }: Pick<Operation, 'type' | 'subject'>,
  version: string,
): string | undefined {
  if (type === 'search') {
    return withVersion(`/availablePhoneNumbers/searchResults/${subject}`, version);
  }
  if (type !== 'updatePhoneNumberCapabilities') return undefined;
  return withVersion(`/phoneNumbers/${subject}`, version);
}

export function presentOperation(operation: Operation, version: string): NumberOperationView {
  const { id, type, status, errorCode, errorMessage, createdMs, lastActionMs } = operation;
  const resourceLocation = resultPath(operation, version);
  return {
    ...{ id, operationType: type, status },
    ...(resourceLocation !== undefined && { resourceLocation }),
    createdDateTime: toTicks(createdMs),
    lastActionDateTime: lastActionMs === null ? NEVER : toTicks(lastActionMs),
    ...(errorCode !== null && { error: { code: errorCode, message: errorMessage ?? '' } }),
  };
}

export function operationNotFound(): WireError {
  return notFound('The operation cannot be found.');
}

function withVersion(path: string, version: string): string {
  return `${path}?api-version=${encodeURIComponent(version)}`;
}
