import { accessError } from '@switchboard/access-api';
import { isPlatformError } from '@switchboard/kernel';
import { translate } from '../acs/translate.ts';
import { reservationOver } from './reservation-over.ts';
import type { HeldNumbers, NumberRequest } from './number-request.ts';
import type { NumbersClient } from './numbers-client.ts';

/** How far something is that takes its time. */
export type Step =
  | { readonly state: 'running'; readonly poller: string }
  | { readonly state: 'succeeded'; readonly found?: HeldNumbers }
  /** In a word of ACS. */
  | { readonly state: 'failed'; readonly problem: string };

type Poller<Result> = Pick<
  Awaited<ReturnType<NumbersClient['beginPurchasePhoneNumbers']>>,
  'isDone' | 'toString'
> & { getResult(): Result | undefined };
type SearchResult = ReturnType<
  Awaited<ReturnType<NumbersClient['beginSearchAvailablePhoneNumbers']>>['getResult']
>;

/** Each of the operations takes this; the types of the package know it of one alone. */
type Options = NonNullable<Parameters<NumbersClient['beginReservationPurchase']>[1]>;

/** The SDK says no more than this of what failed. */
const FAILED = /^The long-running operation has failed(?:\. (\w{1,64}))?/;

/** Begins what was asked for, or goes on with it: the SDK's own poller asks once, and is kept as text. */
export async function beginNumberRequest(
  client: NumbersClient,
  request: NumberRequest,
  resumeFrom: string | undefined,
): Promise<Step> {
  try {
    const poller = await begin(client, request, {
      ...(resumeFrom !== undefined && { resumeFrom }),
    });
    if (!poller.isDone()) return { state: 'running', poller: poller.toString() };
    return request.kind === 'search'
      ? whatWasFound(poller.getResult() as SearchResult)
      : { state: 'succeeded' };
  } catch (error) {
    const problem = problemOf(error);
    if (problem !== undefined) return { state: 'failed', problem };
    return resumeFrom === undefined ? refuse(request, error) : lostOrUnavailable(error);
  }
}

function begin(
  client: NumbersClient,
  request: NumberRequest,
  options: Options,
): Promise<Poller<unknown>> {
  switch (request.kind) {
    case 'search': {
      const { countryCode, type, capabilities, areaCode, quantity } = request;
      const wanted = { countryCode, phoneNumberType: type, capabilities, quantity };
      return client.beginSearchAvailablePhoneNumbers(
        { ...wanted, assignmentType: 'application', ...(areaCode && { areaCode }) },
        options,
      );
    }
    case 'buy': {
      const { searchId, agreesNotToResell: agreeToNotResell } = request;
      return client.beginPurchasePhoneNumbers(searchId, { ...options, agreeToNotResell });
    }
    case 'buy-reservation': {
      const { reservationId, agreesNotToResell: agreeToNotResell } = request;
      return client.beginReservationPurchase(reservationId, { ...options, agreeToNotResell });
    }
    case 'capabilities':
      return client.beginUpdatePhoneNumberCapabilities(
        request.number,
        request.capabilities,
        options,
      );
    case 'release':
      return client.beginReleasePhoneNumber(request.number, options);
  }
}

function whatWasFound(result: SearchResult): Step {
  if (!result) return { state: 'failed', problem: 'NoResult' };
  const { error, phoneNumbers: numbers, searchId, cost, searchExpiresBy } = result;
  if (error !== undefined && error !== 'NoError') return { state: 'failed', problem: error };
  return {
    state: 'succeeded',
    found: {
      ...{ searchId, numbers },
      cost: { amount: cost.amount, currency: cost.currencyCode },
      expiresAt: searchExpiresBy.toISOString(),
      mustAgreeNotToResell: result.isAgreementToNotResellRequired ?? false,
    },
  };
}

function problemOf(error: unknown): string | undefined {
  const failed = error instanceof Error ? FAILED.exec(error.message) : null;
  return failed ? (failed[1] ?? 'Unknown') : undefined;
}

/** What was not even begun. */
function refuse({ kind }: NumberRequest, cause: unknown): never {
  const status = (cause as { readonly statusCode?: unknown }).statusCode;
  const isAboutOne = kind === 'capabilities' || kind === 'release';
  if (status === 404 && isAboutOne) {
    throw accessError('number-not-found', 'There is no such phone number.', { cause });
  }
  if ((status === 400 || status === 404) && kind === 'buy-reservation') {
    throw reservationOver(cause);
  }
  if ((status === 400 || status === 404) && kind !== 'release') {
    const message = 'ACS offers no phone numbers like this.';
    throw accessError('number-not-offered', message, { cause });
  }
  return translate(cause);
}

/** What was begun and is not known any more has not gone well; what cannot be asked just now may have. */
function lostOrUnavailable(cause: unknown): Step {
  try {
    return translate(cause);
  } catch (error) {
    if (!isPlatformError(error) || error.code !== 'acs-missing') throw error;
    return { state: 'failed', problem: 'OperationNotFound' };
  }
}
