import { statusOfCategory } from '@switchboard/kernel';
import type { PlatformError } from '@switchboard/kernel';
import type { EventErrorCode } from './event-errors.ts';
import type { WebhookResponse } from './webhook.ts';

/** Where HTTP has a status of its own. */
const STATUS: Partial<Record<string, number>> = {
  'method-not-allowed': 405,
  'body-too-large': 413,
  'content-type-unsupported': 415,
} satisfies Partial<Record<EventErrorCode, number>>;
const RETRY_AFTER_SECONDS = '10';

export function answer(status: number, value: object): WebhookResponse {
  return {
    status,
    headers: { 'content-type': 'application/json; charset=utf-8' },
    body: JSON.stringify(value),
  };
}

export function refusal({ code, category, message }: PlatformError): WebhookResponse {
  const status = STATUS[code] ?? statusOfCategory[category];
  const { headers, ...rest } = answer(status, { error: { code, message } });
  const more = {
    ...(status === 405 && { allow: 'POST, OPTIONS' }),
    ...(status === 503 && { 'retry-after': RETRY_AFTER_SECONDS }),
  };
  return { ...rest, headers: { ...headers, ...more } };
}
