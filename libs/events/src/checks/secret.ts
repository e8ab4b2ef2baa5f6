import { eventError } from '../event-errors.ts';
import { headerOf } from '../webhook.ts';
import type { WebhookRequest } from '../webhook.ts';
import { isEqual } from './is-equal.ts';

/** A header with a secret that the subscription sends with each delivery. Never in an address: those are logged. */
export interface DeliverySecret {
  /** `authorization`, or any other name, in small letters. */
  readonly header: string;
  readonly value: string;
}

/**
 * @param secrets any of them will do, so that one can be replaced by another
 * @throws PlatformError secret-wrong
 */
export function assertSecret(request: WebhookRequest, secrets: readonly DeliverySecret[]): void {
  // All are compared, so that nobody learns by the time it takes which one was close.
  const matches = secrets.map(({ header, value }) =>
    isEqual(headerOf(request, header) ?? '', value),
  );
  if (!matches.includes(true))
    throw eventError('secret-wrong', 'The delivery does not have the secret.');
}
