import {
  browseNumbersBody,
  numberLimits,
  placesQuery,
  purchaseNumbersBody,
  searchNumbersBody,
} from '@switchboard/acs-wire';
import { read } from '../../platform/wire/body.ts';
import { badRequest } from '../../platform/wire/errors.ts';
import { ok } from '../../platform/wire/operation.ts';
import type { KeyHandler, OperationRequest } from '../../platform/wire/operation.ts';
import { began } from './began.ts';
import type { NumbersDeps } from './numbers-deps.ts';
import { offeringFor, termsOf } from './offering.ts';
import type { availableOperations } from './operations.ts';
import { pageAfter } from './paging.ts';
import { areaCodesOf, countriesOf, localitiesOf, offeringsOf } from './places.ts';
import { presentAvailable } from './reservation.ts';
import { presentSearch, searchNotFound } from './search.ts';

type Handlers = { readonly [Name in keyof typeof availableOperations]: KeyHandler };

const COUNTRY = /^[A-Za-z]{2}$/;

/** What is available, and how one comes by it. */
export function availableHandlers({ stores, clock, inventory, beginnings }: NumbersDeps): Handlers {
  return {
    async listCountries(request) {
      const language = request.raw.headers['accept-language'];
      const countries = countriesOf(await inventory.offerings(), language);
      return listed('countries', countries, request);
    },

    async listAreaCodes(request) {
      const country = countryOf(request);
      const query = read(placesQuery, request.query);
      if (query.phoneNumberType === undefined) {
        throw badRequest('The phoneNumberType field is required.', 'phonenumbertype');
      }
      const { assignmentType, phoneNumberType } = query;
      const filter = { countryCode: country, phoneNumberType, assignmentType };
      const isOffered = offeringsOf(await inventory.offerings(), filter).length > 0;
      const places = isOffered ? await inventory.places(country) : [];
      return listed('areaCodes', areaCodesOf(places, query), request);
    },

    async listLocalities(request) {
      const country = countryOf(request);
      const query = read(placesQuery, request.query);
      const localities = localitiesOf(await inventory.places(country), query);
      return listed('phoneNumberLocalities', localities, request);
    },

    async listOfferings(request) {
      const country = countryOf(request);
      const { phoneNumberType, assignmentType } = read(placesQuery, request.query);
      const filter = { countryCode: country, phoneNumberType, assignmentType };
      const offerings = offeringsOf(await inventory.offerings(), filter);
      return listed('phoneNumberOfferings', offerings, request);
    },

    async browse(request) {
      const countryCode = countryOf(request);
      const body = read(browseNumbersBody, request.body);
      const { phoneNumberType: numberType, assignmentType, capabilities } = body;
      const plan = { countryCode, numberType, assignmentType, capabilities };
      const offering = offeringFor(await inventory.offerings(), plan);
      const prefixes = (body.phoneNumberPrefixes ?? []).map((one) => one.replace('+', ''));
      const limit = numberLimits.browsed;
      const free = await inventory.free({ countryCode, numberType, prefixes, limit });
      const terms = termsOf(offering, assignmentType ?? offering.assignmentTypes[0]!);
      const mustAgree = offering.mustAgreeNotToResell;
      const phoneNumbers = free
        .slice(0, limit)
        .map((phoneNumber) => presentAvailable({ phoneNumber, ...terms, mustAgree }));
      return ok({ phoneNumbers });
    },

    async search(request) {
      const countryCode = countryOf(request);
      const { phoneNumberType: numberType, ...asked } = read(searchNumbersBody, request.body);
      const { assignmentType, capabilities } = asked;
      const plan = { countryCode, numberType, assignmentType, capabilities };
      const offering = offeringFor(await inventory.offerings(), plan);
      return began(await beginnings.search(offering, asked), request);
    },

    async getSearchResult(request) {
      const search = await stores.searches.find(request.params['search'] ?? '');
      // Until it has an end there is no result.
      if (!search || (search.expiresMs === null && search.error === 'NoError')) {
        throw searchNotFound();
      }
      return ok(presentSearch(search, clock.now()));
    },

    async purchase(request) {
      const { searchId, agreeToNotResell } = read(purchaseNumbersBody, request.body);
      return began(await beginnings.purchase(searchId, agreeToNotResell), request);
    },
  };
}

function countryOf({ params }: OperationRequest): string {
  const { country = '' } = params;
  if (COUNTRY.test(country)) return country.toUpperCase();
  throw badRequest('The country code has two letters.', 'countrycode');
}

/** A page of a list that is known in full. */
function listed(name: string, items: readonly object[], request: OperationRequest) {
  const { skip, maxPageSize: size } = read(placesQuery, request.query);
  const rest = items.slice(skip);
  const { page, ...link } = pageAfter(rest, request, { skip, size, sizeName: 'maxPageSize' });
  return ok({ [name]: page, ...link });
}
