import { randomUUID } from 'node:crypto';
import { delay } from '@switchboard/kernel';
import type { Clock } from '@switchboard/kernel';
import { z } from 'zod';
import { eventGrid } from './envelope.ts';
import { EndpointFailure } from '../../platform/outgoing/endpoint.ts';
import type { Answer, Endpoints } from '../../platform/outgoing/endpoint.ts';
import { headersOf } from './notify.ts';
import { statusOutcome } from './outcome.ts';
import type { Subscription, SubscriptionState } from './subscription.ts';

/** How we call ourselves, which CloudEvents endpoints decide by. */
const WEBHOOK_ORIGIN = 'eventgrid.azure.net';
/** One that did not answer in time is asked once more. */
const ASK_AGAIN_MS = 5_000;
const validationAnswer = z.object({ validationResponse: z.string() });

export interface HandshakeResult {
  readonly state: SubscriptionState;
  readonly problem: string | null;
}

export interface HandshakeOptions {
  readonly endpoints: Pick<Endpoints, 'ask'>;
  readonly clock: Clock;
  readonly topic: string;
  /** Where the subscription may be validated by hand. */
  readonly validationUrl: string;
  readonly signal: AbortSignal;
}

const succeeded: HandshakeResult = { state: 'Succeeded', problem: null };
const failed = (problem: string): HandshakeResult => ({ state: 'Failed', problem });
const byHand: HandshakeResult = {
  state: 'AwaitingManualAction',
  problem:
    'The endpoint took the request and did not say yes: open the validation URL within 10 minutes.',
};

/** Asks an endpoint whether it wants events, before it gets any. */
export async function handshake(
  subscription: Subscription,
  options: HandshakeOptions,
): Promise<HandshakeResult> {
  const isGrid = subscription.settings.schema === 'EventGridSchema';
  const ask = () => (isGrid ? askGrid : askCloudEvents)(subscription, options);
  try {
    const answer = await ask().catch(async (error: unknown) => {
      if (!(error instanceof EndpointFailure) || error.outcome !== 'TimedOut') throw error;
      await delay(options.clock, ASK_AGAIN_MS, options.signal);
      return ask();
    });
    return isGrid ? judgeGrid(subscription, answer) : judgeCloudEvents(answer);
  } catch (error) {
    const outcome = error instanceof EndpointFailure ? error.outcome : 'ConnectionFailed';
    return failed(`The endpoint did not answer: ${outcome}.`);
  }
}

function askGrid(
  subscription: Subscription,
  { endpoints, clock, topic, validationUrl, signal }: HandshakeOptions,
): Promise<Answer> {
  const { validationCode } = subscription;
  const { contentType, body } = eventGrid([
    {
      ...{ id: randomUUID(), topic, subject: '', data: { validationCode, validationUrl } },
      eventType: 'Microsoft.EventGrid.SubscriptionValidationEvent',
      eventTime: new Date(clock.now()).toISOString(),
      metadataVersion: '1',
      dataVersion: '2',
    },
  ]);
  const own = headersOf(subscription, 'SubscriptionValidation');
  const headers = { ...own, 'content-type': contentType, 'aeg-data-version': '2' };
  return endpoints.ask(subscription.endpoint, {
    ...({ method: 'POST', headers, body, signal } as const),
    readsAnswer: true,
  });
}

function askCloudEvents(
  subscription: Subscription,
  { endpoints, validationUrl, signal }: HandshakeOptions,
): Promise<Answer> {
  const headers = {
    ...headersOf(subscription, 'SubscriptionValidation'),
    'webhook-request-origin': WEBHOOK_ORIGIN,
    'webhook-request-callback': validationUrl,
  };
  return endpoints.ask(subscription.endpoint, { method: 'OPTIONS', headers, signal });
}

/** Only 200 will do, and only with this code; 200 without one is a promise to open the address. */
function judgeGrid({ validationCode }: Subscription, { status, body }: Answer): HandshakeResult {
  if (status !== 200)
    return failed(`The endpoint answered ${statusOutcome(status).name}, not 200.`);
  const answer = validationAnswer.safeParse(parsed(body.toString()));
  if (!answer.success) return byHand;
  if (answer.data.validationResponse === validationCode) return succeeded;
  return failed('The endpoint answered with another validation code.');
}

/** The header is what counts, whatever the status says. */
function judgeCloudEvents({ status, headers }: Answer): HandshakeResult {
  const allowed = headers['webhook-allowed-origin'];
  if (allowed === undefined) {
    return status === 200 ? byHand : failed('The endpoint allows no origin.');
  }
  const origins = String(allowed)
    .split(',')
    .map((origin) => origin.trim().toLowerCase());
  const isGranted = origins.includes('*') || origins.includes(WEBHOOK_ORIGIN);
  return isGranted ? succeeded : failed('The endpoint allows another origin.');
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
