import { createHmac } from 'node:crypto';
import { eventError } from '../event-errors.ts';
import { headerOf } from '../webhook.ts';
import type { WebhookRequest } from '../webhook.ts';
import { isEqual } from './is-equal.ts';

/** A header with the HMAC-SHA256 of the body in hexadecimal digits, with or without `sha256=` in front. */
export interface DeliverySignature {
  /** In small letters. */
  readonly header: string;
  readonly key: string;
}

/** @throws PlatformError signature-wrong */
export function assertSignature(request: WebhookRequest, { header, key }: DeliverySignature): void {
  const given =
    headerOf(request, header)
      ?.replace(/^sha256=/i, '')
      .toLowerCase() ?? '';
  const signature = createHmac('sha256', key).update(request.body).digest('hex');
  if (!isEqual(given, signature))
    throw eventError('signature-wrong', 'The delivery is not signed with the key.');
}
