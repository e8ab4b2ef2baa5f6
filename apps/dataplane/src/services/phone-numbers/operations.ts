import type { Operation } from '../../platform/wire/operation.ts';

const COUNTRY = '/availablePhoneNumbers/countries/:country';
const RESERVATION = '/availablePhoneNumbers/reservations/:reservation';

/** What is available, and how one comes by it. */
export const availableOperations = {
  listCountries: {
    id: 'PhoneNumbers_ListAvailableCountries',
    method: 'GET',
    path: '/availablePhoneNumbers/countries',
    summary: 'List the countries that the inventory has numbers of',
    access: 'key',
  },
  listAreaCodes: {
    id: 'PhoneNumbers_ListAreaCodes',
    method: 'GET',
    path: `${COUNTRY}/areaCodes`,
    summary: 'List area codes of a country and type of number',
    access: 'key',
  },
  listLocalities: {
    id: 'PhoneNumbers_ListAvailableLocalities',
    method: 'GET',
    path: `${COUNTRY}/localities`,
    summary: 'List towns of a country that there are numbers of',
    access: 'key',
  },
  listOfferings: {
    id: 'PhoneNumbers_ListOfferings',
    method: 'GET',
    path: `${COUNTRY}/offerings`,
    summary: 'List what numbers of a country can do, and cost',
    access: 'key',
  },
  browse: {
    id: 'PhoneNumbers_BrowseAvailableNumbers',
    method: 'POST',
    path: `${COUNTRY}/::browse`,
    summary: 'Look at numbers that are free, without holding them',
    access: 'key',
  },
  search: {
    id: 'PhoneNumbers_SearchAvailablePhoneNumbers',
    method: 'POST',
    path: `${COUNTRY}/::search`,
    summary: 'Find numbers and hold them for 16 minutes; a long-running operation',
    access: 'key',
  },
  getSearchResult: {
    id: 'PhoneNumbers_GetSearchResult',
    method: 'GET',
    path: '/availablePhoneNumbers/searchResults/:search',
    summary: 'Get what a search has found',
    access: 'key',
  },
  purchase: {
    id: 'PhoneNumbers_PurchasePhoneNumbers',
    method: 'POST',
    path: '/availablePhoneNumbers/::purchase',
    summary: 'Buy what a search holds, once; a long-running operation',
    access: 'key',
  },
} as const satisfies Readonly<Record<string, Operation>>;

export const reservationOperations = {
  listReservations: {
    id: 'PhoneNumbers_ListReservations',
    method: 'GET',
    path: '/availablePhoneNumbers/reservations',
    summary: 'List reservations, newest first',
    access: 'key',
  },
  changeReservation: {
    id: 'PhoneNumbers_CreateOrUpdateReservation',
    method: 'PATCH',
    path: RESERVATION,
    summary: 'Put numbers aside for 15 minutes, add and take out some',
    access: 'key',
  },
  getReservation: {
    id: 'PhoneNumbers_GetReservation',
    method: 'GET',
    path: RESERVATION,
    summary: 'Get a reservation and its numbers',
    access: 'key',
  },
  removeReservation: {
    id: 'PhoneNumbers_DeleteReservation',
    method: 'DELETE',
    path: RESERVATION,
    summary: 'Delete a reservation; its numbers are free again',
    access: 'key',
  },
  purchaseReservation: {
    id: 'PhoneNumbers_PurchaseReservation',
    method: 'POST',
    path: `${RESERVATION}/::purchase`,
    summary: 'Buy what is reserved, once; a long-running operation',
    access: 'key',
  },
} as const satisfies Readonly<Record<string, Operation>>;

/** What one has, and what is being done with it. */
export const ownedOperations = {
  list: {
    id: 'PhoneNumbers_ListPhoneNumbers',
    method: 'GET',
    path: '/phoneNumbers',
    summary: 'List the numbers one has, in the order in which they were bought',
    access: 'key',
  },
  get: {
    id: 'PhoneNumbers_GetByNumber',
    method: 'GET',
    path: '/phoneNumbers/:number',
    summary: 'Get a number one has',
    access: 'key',
  },
  updateCapabilities: {
    id: 'PhoneNumbers_UpdateCapabilities',
    method: 'PATCH',
    path: '/phoneNumbers/:number/capabilities',
    summary: 'Change what a number may be used for; a long-running operation',
    access: 'key',
  },
  release: {
    id: 'PhoneNumbers_ReleasePhoneNumber',
    method: 'DELETE',
    path: '/phoneNumbers/:number',
    summary: 'Give a number back; a long-running operation',
    access: 'key',
  },
  getOperation: {
    id: 'PhoneNumbers_GetOperation',
    method: 'GET',
    path: '/phoneNumbers/operations/:operation',
    summary: 'Get how a long-running operation stands',
    access: 'key',
  },
  cancelOperation: {
    id: 'PhoneNumbers_CancelOperation',
    method: 'DELETE',
    path: '/phoneNumbers/operations/:operation',
    summary: 'End an operation that is not over, and give back what it got',
    access: 'key',
  },
  searchOperator: {
    id: 'PhoneNumbers_OperatorInformationSearch',
    method: 'POST',
    path: '/operatorInformation/::search',
    summary: 'Format a number, and look up who serves it',
    access: 'key',
  },
} as const satisfies Readonly<Record<string, Operation>>;

export const phoneNumbersOperations = {
  ...availableOperations,
  ...reservationOperations,
  ...ownedOperations,
} as const;
