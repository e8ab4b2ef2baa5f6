import type { LiveRequest } from '@switchboard/access-api';
import type { RequestRecord } from '@switchboard/control-client';
import type { AccessRequest } from '../http/request-log.ts';
import type { Names } from './names.ts';

export async function fromAccess(
  { personId, ...request }: AccessRequest,
  names: Names,
): Promise<LiveRequest> {
  const who = personId === null ? null : await names.ofPerson(personId);
  return { ...request, process: 'access', operation: null, who };
}

export async function fromDataPlane(
  { caller, ...request }: RequestRecord,
  names: Names,
): Promise<LiveRequest> {
  const who = caller === null || caller === 'key' ? caller : await names.ofUser(caller);
  return { ...request, process: 'dataplane', who };
}
