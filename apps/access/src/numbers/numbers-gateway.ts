import type {
  AreaCodeQuery,
  NumberOffering,
  NumberPlace,
  OwnedNumber,
} from '@switchboard/access-api';
import { translate } from '../acs/translate.ts';
import { beginNumberRequest } from './begin-number-request.ts';
import type { Step } from './begin-number-request.ts';
import type { NumbersClient } from './numbers-client.ts';
import type { NumberRequest } from './number-request.ts';
import { createReservationsGateway } from './reservations-gateway.ts';
import type { ReservationsGateway } from './reservations-gateway.ts';
import { takeSome } from './take-some.ts';

export type BoughtNumber = Omit<OwnedNumber, 'name' | 'route' | 'callerId'>;

/** What ACS does with phone numbers, in our words and with our errors. */
export interface NumbersGateway extends ReservationsGateway {
  list(): Promise<BoughtNumber[]>;
  countries(): Promise<{ readonly code: string; readonly name: string }[]>;
  /** Those for applications: a service of ours answers, not one person. */
  offerings(countryCode: string): Promise<NumberOffering[]>;
  localities(countryCode: string): Promise<NumberPlace[]>;
  areaCodes(query: AreaCodeQuery): Promise<string[]>;
  /**
   * Asks for something that takes its time, or how far it is.
   *
   * @param poller where it was left the last time; absent: it begins
   */
  step(request: NumberRequest, poller?: string): Promise<Step>;
}

/** More numbers than a page shows. */
const MAX_NUMBERS = 1_000;
/** More towns or area codes than anybody chooses from. */
const MAX_PLACES = 1_000;
const FOR_APPLICATIONS = { assignmentType: 'application' } as const;

export function createNumbersGateway(client: NumbersClient): NumbersGateway {
  return {
    ...createReservationsGateway(client),
    list: async () =>
      (await takeSome(client.listPurchasedPhoneNumbers(), MAX_NUMBERS).catch(translate)).map(
        boughtNumber,
      ),
    countries: async () =>
      (await takeSome(client.listAvailableCountries(), MAX_PLACES).catch(translate)).map(
        ({ countryCode: code, localizedName: name }) => ({ code, name }),
      ),
    offerings: async (country) =>
      (
        await takeSome(client.listAvailableOfferings(country, FOR_APPLICATIONS), MAX_PLACES).catch(
          translate,
        )
      ).flatMap(offeringOf),
    localities: async (country) =>
      (await takeSome(client.listAvailableLocalities(country), MAX_PLACES).catch(translate)).map(
        ({ localizedName: locality, administrativeDivision }) => ({
          locality,
          division: administrativeDivision?.abbreviatedName ?? null,
        }),
      ),
    areaCodes: async (query) =>
      (await takeSome(listAreaCodes(client, query), MAX_PLACES).catch(translate)).flatMap(
        ({ areaCode }) => (areaCode === undefined ? [] : [areaCode]),
      ),
    step: (request, poller) => beginNumberRequest(client, request, poller),
  };
}

function listAreaCodes(
  client: NumbersClient,
  { countryCode, type, locality, division }: AreaCodeQuery,
) {
  if (type === 'tollFree') return client.listAvailableTollFreeAreaCodes(countryCode);
  const place = {
    ...FOR_APPLICATIONS,
    ...(locality !== undefined && { locality }),
    ...(division !== undefined && { administrativeDivision: division }),
  };
  return type === 'mobile'
    ? client.listAvailableMobileAreaCodes(countryCode, place)
    : client.listAvailableGeographicAreaCodes(countryCode, place);
}

type Offered =
  ReturnType<NumbersClient['listAvailableOfferings']> extends AsyncIterable<infer One>
    ? One
    : never;

/** One that does not say what it is of cannot be asked for. */
function offeringOf({
  phoneNumberType: type,
  availableCapabilities,
  cost,
}: Offered): NumberOffering[] {
  if (!type || !availableCapabilities) return [];
  const { calling, sms } = availableCapabilities;
  const monthly = { amount: cost.amount, currency: cost.currencyCode };
  return [{ type, capabilities: { calling, sms }, cost: monthly }];
}

type Listed = Awaited<ReturnType<NumbersClient['getPurchasedPhoneNumber']>>;

function boughtNumber(listed: Listed): BoughtNumber {
  const { phoneNumber, countryCode, phoneNumberType, capabilities, cost, purchaseDate } = listed;
  return {
    ...{ number: phoneNumber, countryCode, type: phoneNumberType },
    capabilities: { calling: capabilities.calling, sms: capabilities.sms },
    cost: { amount: cost.amount, currency: cost.currencyCode },
    boughtAt: purchaseDate.toISOString(),
  };
}
