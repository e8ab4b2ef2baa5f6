import { accessError } from '@switchboard/access-api';
import { refusalOf } from '@switchboard/control-client';

/** What the data plane refused of a subscription, as an error of ours. */
export function asSubscriptionRefusal(error: unknown): never {
  const refusal = refusalOf(error);
  const cause = error;
  if (refusal?.status === 404) {
    throw accessError('subscription-not-found', 'There is no such subscription.', { cause });
  }
  if (refusal?.status === 409) {
    throw accessError('subscription-exists', 'There is a subscription of this name.', { cause });
  }
  if (refusal?.status === 400) {
    const { target } = refusal;
    throw accessError('subscription-refused', 'The data plane does not take this subscription.', {
      ...{ cause, ...(target !== undefined && { target }) },
    });
  }
  throw error;
}

/** What the data plane refused of a delivery, as an error of ours. */
export function asDeliveryRefusal(error: unknown): never {
  if (refusalOf(error)?.status !== 404) throw error;
  const message = 'There is no such delivery, or it is not over.';
  throw accessError('delivery-not-found', message, { cause: error });
}
