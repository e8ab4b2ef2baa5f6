import { accessError } from '@switchboard/access-api';
import type { PhoneNetworkService } from '@switchboard/access-api';
import { refusalOf } from '@switchboard/control-client';
import type { CallSpendControl, ControlClient } from '@switchboard/control-client';

/** As many as anybody reads. */
const MAX_CALLS = 100;

type Reading = Pick<PhoneNetworkService, 'spend' | 'spendRules' | 'charges' | 'callPrice'>;

/** What calls to phones cost and may cost, over the control plane. */
export function readCallSpend(
  control: Pick<ControlClient, 'callSpend'> | undefined,
): Reading & Pick<CallSpendControl, 'setRules'> {
  const plane = (): CallSpendControl => {
    if (control) return control.callSpend;
    throw notOurs();
  };
  return {
    spend: async () => plane().spend().catch(notWhereOff),
    spendRules: async () => plane().rules().catch(notWhereOff),
    charges: async () => plane().calls(MAX_CALLS).catch(notWhereOff),
    setRules: async (rules) => plane().setRules(rules).catch(refuse),
    async callPrice(call) {
      try {
        return (await control?.callSpend.price(call)) ?? { kind: 'unknown' };
      } catch {
        // Nothing is better than something wrong; whoever dials hears the rest.
        return { kind: 'unknown' };
      }
    },
  };
}

function notOurs(options?: ErrorOptions): Error {
  return accessError('not-ours', 'Nothing here tells what calls to phones cost.', options);
}

function notWhereOff(cause: unknown): never {
  throw refusalOf(cause)?.status === 404 ? notOurs({ cause }) : cause;
}

function refuse(cause: unknown): never {
  const { status, target } = refusalOf(cause) ?? {};
  if (status === 409) {
    throw accessError('call-rules-changed', 'Somebody else has changed the rules.', { cause });
  }
  if (status !== 400) return notWhereOff(cause);
  throw accessError('call-rules-refused', 'The data plane does not take these rules.', {
    ...{ cause, ...(target !== undefined && { target }) },
  });
}
