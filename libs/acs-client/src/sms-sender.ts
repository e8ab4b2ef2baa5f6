import { SmsClient } from '@azure/communication-sms';
import type { SmsClientOptions, SmsSendResult } from '@azure/communication-sms';
import { AzureKeyCredential } from '@azure/core-auth';
import { acsError } from './acs-errors.ts';
import type { AcsConfiguration } from './configuration.ts';
import { otherKeyPolicy } from './other-key-policy.ts';
import { machineCredential, pipelineOptions } from './server-options.ts';
import type { ServerOptions } from './server-options.ts';
import { REPEATABILITY_HEADER, repeatabilityPolicy } from './repeatability-policy.ts';

/** A text to one recipient, as it is requested: again with the same id and time, it is not repeated. */
export interface OutgoingText {
  readonly from: string;
  readonly to: string;
  readonly text: string;
  /** A UUID. */
  readonly repeatabilityId: string;
  readonly firstSentMs: number;
  /** Comes back in the delivery report. */
  readonly tag: string;
}

/** `status` is what the service answered for this recipient. */
export type TextOutcome =
  | { readonly accepted: true; readonly messageId: string }
  | { readonly accepted: false; readonly status: number };

export interface SmsSender {
  /**
   * @throws PlatformError `sms-busy` and `sms-unreachable` where nothing was sent, `sms-refused` where nothing will be,
   * `sms-unavailable` where nobody knows
   */
  send(text: OutgoingText, signal: AbortSignal): Promise<TextOutcome>;
}

export interface SmsSenderOptions extends Pick<ServerOptions, 'requestId'> {
  /** The other one of the two keys of a resource: it signs once the configured one is revoked. */
  readonly otherKey?: string | undefined;
}

/** System errors of a connection that never came to be. */
const NEVER_CONNECTED = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH']);

/**
 * Microsoft's SMS client for any back end, with ids of requests that outlive a process: the SDK makes new ones for
 * each call. Its own retries are off, whoever sends has jobs.
 */
export function createSmsSender(acs: AcsConfiguration, more: SmsSenderOptions = {}): SmsSender {
  const { additionalPolicies, ...common } = pipelineOptions(acs, more);
  const key = acs.kind === 'key' ? new AzureKeyCredential(acs.accessKey) : undefined;
  const keys = acs.kind === 'key' && more.otherKey ? [acs.accessKey, more.otherKey] : [];
  const options: SmsClientOptions = {
    ...common,
    retryOptions: { maxRetries: 0 },
    additionalPolicies: [
      ...additionalPolicies,
      { policy: repeatabilityPolicy, position: 'perCall' },
      ...(key ? [{ policy: otherKeyPolicy(key, keys), position: 'perCall' as const }] : []),
    ],
  };
  const client = key
    ? new SmsClient(acs.endpoint, key, options)
    : new SmsClient(acs.endpoint, machineCredential(), options);
  return {
    async send({ from, to, text, tag, repeatabilityId, firstSentMs }, signal) {
      const repeatability = JSON.stringify({ repeatabilityId, firstSentMs });
      const results = await client
        .send(
          { from, to: [to], message: text },
          {
            ...{ enableDeliveryReport: true, tag, abortSignal: signal },
            requestOptions: { customHeaders: { [REPEATABILITY_HEADER]: repeatability } },
          },
        )
        .catch(translate);
      return outcomeOf(results[0]);
    },
  };
}

function outcomeOf(result: SmsSendResult | undefined): TextOutcome {
  if (result?.successful && result.messageId)
    return { accepted: true, messageId: result.messageId };
  const status = result?.httpStatusCode ?? 500;
  if (status === 429) throw acsError('sms-busy', 'The service takes no more texts just now.');
  if (status >= 500) throw acsError('sms-unavailable', 'The service could not take the text.');
  return { accepted: false, status };
}

/** Nothing of the service's own words goes on: there may be numbers in them. */
function translate(cause: unknown): never {
  const { statusCode: status, code } = cause as { statusCode?: unknown; code?: unknown };
  if (status === 429)
    throw acsError('sms-busy', 'The service takes no more texts just now.', { cause });
  if (typeof status === 'number' && status >= 400 && status < 500)
    throw acsError('sms-refused', 'The service refused the request.', { cause });
  if (typeof code === 'string' && NEVER_CONNECTED.has(code))
    throw acsError('sms-unreachable', 'The service cannot be reached.', { cause });
  throw acsError('sms-unavailable', 'The service did not say what became of the text.', { cause });
}
