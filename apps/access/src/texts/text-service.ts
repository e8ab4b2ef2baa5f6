import { accessError } from '@switchboard/access-api';
import type { TextService } from '@switchboard/access-api';
import { refusalOf } from '@switchboard/control-client';
import type { ControlPlane } from '../control/control-plane.ts';

/** The log of texts and the links to who carries them, over the control plane. */
export function createTextService(plane: ControlPlane): TextService {
  return {
    async log({ cursor: after, ...request }) {
      const found = await plane
        .ask()
        .sms.messages({ ...request, after })
        .catch(refuse);
      return { items: found.value, cursor: found.after ?? null };
    },
    providers: async () => plane.ask().sms.providers(),
  };
}

/** Everything else that is asked has been checked already. */
function refuse(cause: unknown): never {
  if (refusalOf(cause)?.status !== 400) throw cause;
  throw accessError('invalid-cursor', 'This is not a cursor that was given out.', { cause });
}
