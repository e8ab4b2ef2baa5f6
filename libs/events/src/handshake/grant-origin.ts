import { eventError } from '../event-errors.ts';
import { headerOf } from '../webhook.ts';
import type { WebhookRequest, WebhookResponse } from '../webhook.ts';

export interface OriginRules {
  /** Who may send events, as they call themselves, in small letters. */
  readonly origins: readonly string[];
  /** How many deliveries a minute; as many as they like where it is absent. */
  readonly deliveriesPerMinute?: number;
}

/**
 * Answers the question of CloudEvents whether events may be sent here (HTTP 1.1 Web Hooks for Event Delivery, 4). It
 * gives nobody a right: each delivery is checked by itself. It is answered at once, so nothing is ever fetched from
 * the callback that comes with it.
 *
 * @throws PlatformError origin-not-allowed
 */
export function grantOrigin(request: WebhookRequest, rules: OriginRules): WebhookResponse {
  const origin = headerOf(request, 'webhook-request-origin') ?? '';
  if (!rules.origins.includes(origin.toLowerCase()))
    throw eventError('origin-not-allowed', 'This origin is not allowed to send events.');
  const headers = {
    allow: 'POST, OPTIONS',
    'webhook-allowed-origin': origin,
    'webhook-allowed-rate': rateOf(headerOf(request, 'webhook-request-rate'), rules),
  };
  return { status: 200, headers, body: '' };
}

function rateOf(asked: string | undefined, { deliveriesPerMinute }: OriginRules): string {
  const wanted = /^[1-9]\d{0,8}$/.test(asked ?? '') ? Number(asked) : Infinity;
  const granted = Math.min(wanted, deliveriesPerMinute ?? Infinity);
  return Number.isFinite(granted) ? String(granted) : '*';
}
