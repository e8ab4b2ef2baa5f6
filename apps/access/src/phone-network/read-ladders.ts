import { accessError } from '@switchboard/access-api';
import type { PhoneNetworkService } from '@switchboard/access-api';
import { refusalOf } from '@switchboard/control-client';
import type { ControlClient } from '@switchboard/control-client';

/** What was said about calls with phones, over the control plane. */
export function readLadders(
  control: Pick<ControlClient, 'phone'> | undefined,
): Pick<PhoneNetworkService, 'ladders' | 'ladder'> {
  const phone = () => {
    if (control) return control.phone;
    throw accessError('not-ours', 'This back end is not ours to look into.');
  };
  return {
    ladders: async () => phone().ladders().catch(noneWhereOff),
    ladder: async (id) => phone().ladder(id).catch(notFound),
  };
}

function noneWhereOff(error: unknown): [] {
  if (refusalOf(error)?.status === 404) return [];
  throw error;
}

function notFound(cause: unknown): never {
  if (refusalOf(cause)?.status !== 404) throw cause;
  throw accessError('phone-call-not-found', 'There is no such call, or no longer.', { cause });
}
