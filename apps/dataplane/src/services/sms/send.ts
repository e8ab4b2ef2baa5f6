import { countSegments } from '@switchboard/smpp/text';
import type { sendSmsBody, SmsSendResult } from '@switchboard/acs-wire';
import type { z } from 'zod';
import { isPhoneNumber } from './address.ts';
import { chooseProvider } from './choose-provider.ts';
import { newMessageId } from './message-id.ts';
import type { Provider } from './provider.ts';
import { digestOf, repeatabilityProblem } from './repeatability.ts';
import type { AcceptedMessage, SmsStore } from './store.ts';

const DAY_MS = 86_400_000;

export type SendRequest = z.output<typeof sendSmsBody>;
type Recipient = SendRequest['smsRecipients'][number];

export interface SendOptions {
  readonly store: Pick<SmsStore, 'accept' | 'repeated'>;
  readonly providers: readonly Provider[];
  readonly nowMs: number;
  /** The time of the machine, as clients have it. */
  readonly machineMs: number;
}

type Planned =
  { readonly refusal: SmsSendResult } | { readonly to: string; readonly message: AcceptedMessage };

/** Accepts a text for each recipient that it can be sent to; who gets none does not keep it from the others. */
export async function acceptTexts(
  request: SendRequest,
  options: SendOptions,
): Promise<SmsSendResult[]> {
  const planned = request.smsRecipients.map((one) => plan(request, one, options));
  const messages = planned.flatMap((one) => ('message' in one ? [one.message] : []));
  const fresh = messages.length > 0 ? await options.store.accept(messages) : new Set<string>();
  const results = await resultsOfRepeated(messages, fresh, options.store);
  return planned.map((one) => {
    if ('refusal' in one) return one.refusal;
    const { to, message } = one;
    return fresh.has(message.id) ? accepted(to, message) : results(to, message);
  });
}

function plan(request: SendRequest, recipient: Recipient, options: SendOptions): Planned {
  const { from, message: content, smsSendOptions: asked } = request;
  const { to } = recipient;
  if (!isPhoneNumber(to)) return refused(to, 400, 'Invalid To phone number format.');
  const problem = repeatabilityProblem(recipient, options.machineMs);
  if (problem) return refused(to, 400, problem, 'rejected');
  if (options.providers.length === 0) return refused(to, 503, 'No provider is configured.');
  const provider = chooseProvider(options.providers, { from, to });
  if (!provider) return refused(to, 400, 'The destination is not supported.');
  const timeoutSeconds = asked?.deliveryReportTimeoutInSeconds;
  const { nowMs: createdMs } = options;
  return {
    to,
    message: {
      ...{ sender: from, recipient: to, content, createdMs, isReply: false },
      id: newMessageId('Outgoing', createdMs),
      segments: countSegments(content).segments,
      tag: asked?.tag ?? null,
      wantsReport: asked?.enableDeliveryReport ?? false,
      provider: provider.name,
      expiresMs: createdMs + (timeoutSeconds === undefined ? DAY_MS : timeoutSeconds * 1_000),
      requestId: recipient.repeatabilityRequestId?.toLowerCase() ?? null,
      digest: digestOf(from, to, content),
    },
  };
}

function refused(
  to: string,
  httpStatusCode: number,
  errorMessage: string,
  repeatabilityResult?: 'rejected',
): Planned {
  const result = { to, httpStatusCode, successful: false, errorMessage };
  return { refusal: { ...result, ...(repeatabilityResult && { repeatabilityResult }) } };
}

function accepted(to: string, { id, requestId }: Pick<AcceptedMessage, 'id' | 'requestId'>) {
  const result = { to, messageId: id, httpStatusCode: 202, successful: true };
  return { ...result, ...(requestId !== null && { repeatabilityResult: 'accepted' as const }) };
}

/** @returns what tells of a message that was not written what was told the first time */
async function resultsOfRepeated(
  messages: readonly AcceptedMessage[],
  fresh: ReadonlySet<string>,
  store: SendOptions['store'],
): Promise<(to: string, message: AcceptedMessage) => SmsSendResult> {
  const ids = messages.flatMap(({ id, requestId }) =>
    !fresh.has(id) && requestId !== null ? [requestId] : [],
  );
  const rows = ids.length > 0 ? await store.repeated(ids) : [];
  const former = new Map(rows.map((row) => [row.requestId, row]));
  return (to, { requestId, digest }) => {
    const first = former.get(requestId ?? '');
    if (first?.digest === digest) return accepted(to, { id: first.messageId, requestId });
    const errorMessage = 'The request id was used for another message.';
    return {
      ...{ to, httpStatusCode: 400, successful: false, errorMessage },
      repeatabilityResult: 'rejected',
    };
  };
}
