import { accessError } from '@switchboard/access-api';
import type {
  FreeNumber,
  NumberBrowse,
  NumberReservation,
  WantedNumber,
} from '@switchboard/access-api';
import { getCountryCallingCode, isSupportedCountry } from 'libphonenumber-js/min';
import { translate } from '../acs/translate.ts';
import type { NumbersClient } from './numbers-client.ts';
import { reservationOver } from './reservation-over.ts';

/** Numbers that are chosen one by one and kept at ACS, which alone knows what is reserved until when. */
export interface ReservationsGateway {
  /** @throws PlatformError `number-not-offered` */
  browse(wanted: NumberBrowse): Promise<FreeNumber[]>;
  /** Makes the reservation that is not there. @throws PlatformError `number-not-free`, `number-reservation-over` */
  reserve(id: string, number: WantedNumber): Promise<NumberReservation>;
  /** @throws PlatformError `number-reservation-over` */
  unreserve(id: string, number: string): Promise<NumberReservation>;
  /** @throws PlatformError `number-reservation-over` */
  reservation(id: string): Promise<NumberReservation>;
}

type Reserved = Awaited<ReturnType<NumbersClient['getReservation']>>;
type Available = NonNullable<NonNullable<Reserved['phoneNumbers']>[string]>;

const FOR_APPLICATIONS = { assignmentType: 'application' } as const;

export function createReservationsGateway(client: NumbersClient): ReservationsGateway {
  return {
    async browse({ countryCode, type: phoneNumberType, areaCode }) {
      const { phoneNumbers } = await client
        .browseAvailablePhoneNumbers(
          { countryCode, phoneNumberType },
          { ...FOR_APPLICATIONS, ...beginningWith(countryCode, areaCode) },
        )
        .catch(notOffered);
      return phoneNumbers.flatMap(freeNumber);
    },
    async reserve(reservationId, number) {
      const add = [availableNumber(number)];
      const after = await client
        .createOrUpdateReservation({ reservationId }, { add })
        .catch(overOrUnavailable);
      if (after.phoneNumbers?.[digitsOf(number.number)]?.status !== 'reserved')
        throw accessError('number-not-free', 'Somebody else has this phone number.');
      return reservationOf(after);
    },
    unreserve: async (reservationId, number) => {
      const remove = [digitsOf(number)];
      return reservationOf(
        await client
          .createOrUpdateReservation({ reservationId }, { remove })
          .catch(overOrUnavailable),
      );
    },
    reservation: async (id) =>
      reservationOf(await client.getReservation(id).catch(overOrUnavailable)),
  };
}

function beginningWith(countryCode: string, areaCode: string | undefined) {
  if (areaCode === undefined || !isSupportedCountry(countryCode)) return {};
  return { phoneNumberPrefixes: [`+${getCountryCallingCode(countryCode)}${areaCode}`] };
}

function availableNumber({ number, countryCode, type, capabilities }: WantedNumber): Available {
  return {
    ...{ id: digitsOf(number), phoneNumber: number, countryCode, capabilities },
    ...{ phoneNumberType: type, ...FOR_APPLICATIONS },
  };
}

const digitsOf = (number: string): string => number.slice(1);

function reservationOf({ id, expiresAt, status, phoneNumbers }: Reserved): NumberReservation {
  if (id === undefined || expiresAt === undefined) throw reservationOver();
  return {
    id,
    state: status ?? 'active',
    numbers: Object.values(phoneNumbers ?? {}).flatMap((one) => (one ? freeNumber(one) : [])),
    expiresAt: expiresAt.toISOString(),
  };
}

/** One that says neither what it is nor what it costs cannot be bought. */
function freeNumber({ phoneNumber, countryCode, cost, ...one }: Available): FreeNumber[] {
  if (phoneNumber === undefined || cost === undefined) return [];
  const { calling, sms } = one.capabilities;
  return [
    {
      ...{ number: phoneNumber, countryCode, type: one.phoneNumberType },
      capabilities: { calling, sms },
      cost: { amount: cost.amount, currency: cost.currencyCode },
      mustAgreeNotToResell: one.isAgreementToNotResellRequired ?? false,
    },
  ];
}

function notOffered(cause: unknown): never {
  if (statusOf(cause) !== 400 && statusOf(cause) !== 404) return translate(cause);
  throw accessError('number-not-offered', 'ACS offers no phone numbers like this.', { cause });
}

function overOrUnavailable(cause: unknown): never {
  if (statusOf(cause) !== 400 && statusOf(cause) !== 404) return translate(cause);
  throw reservationOver(cause);
}

const statusOf = (cause: unknown): unknown =>
  (cause as { readonly statusCode?: unknown }).statusCode;
