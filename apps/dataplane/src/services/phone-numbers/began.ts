import type { NumberOperationType } from '@switchboard/acs-wire';
import { versionOf } from '../../platform/wire/operation.ts';
import type { Answer, OperationRequest } from '../../platform/wire/operation.ts';
import { bareId, operationPath, resultPath } from './operation.ts';
import type { Operation } from './operation.ts';

/** The header that has the id of an operation without its type. */
const ID_HEADERS: Readonly<Record<NumberOperationType, string>> = {
  search: 'search-id',
  purchase: 'purchase-id',
  reservationPurchase: 'reservation-purchase-id',
  releasePhoneNumber: 'release-id',
  updatePhoneNumberCapabilities: 'capabilities-id',
};

/** Says that an operation has begun, and where to ask how it stands: relative, as the service does. */
export function began(operation: Operation, request: OperationRequest, body?: object): Answer {
  const version = versionOf(request);
  const location = resultPath(operation, version);
  return {
    status: 202,
    ...(body && { body }),
    headers: {
      'operation-location': operationPath(operation.id, version),
      'operation-id': operation.id,
      [ID_HEADERS[operation.type]]: bareId(operation.id),
      ...(location !== undefined && { location }),
    },
  };
}
