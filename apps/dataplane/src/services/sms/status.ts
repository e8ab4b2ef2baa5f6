import type { SmsDeliveryStatus } from '@switchboard/acs-wire';

/** What may become of a text, by the codes of the service. */
export const DELIVERY_STATUS = {
  delivered: 2000,
  invalidSource: 4001,
  invalidDestination: 4002,
  unsupportedDestination: 4003,
  unknownNumber: 4004,
  blockedByCarrier: 4005,
  unreachable: 4006,
  optedOut: 4007,
  failure: 5000,
  temporaryFailure: 5001,
  noReports: 5002,
  unknown: 9999,
} as const;

export type DeliveryCode = (typeof DELIVERY_STATUS)[keyof typeof DELIVERY_STATUS];

const MEANINGS: Readonly<Record<DeliveryCode, string>> = {
  2000: 'No Error',
  4001: 'Invalid source number',
  4002: 'Invalid destination number',
  4003: 'Destination is not supported',
  4004: 'Destination number does not exist',
  4005: 'Destination blocked by carrier',
  4006: 'Destination unreachable',
  4007: 'Sender blocked for given recipient.',
  5000: 'Message delivery failed',
  5001: 'Message delivery failed temporarily',
  5002: 'Carrier does not report deliveries',
  9999: 'Unknown',
};

export function isDeliveryCode(code: number): code is DeliveryCode {
  return code in MEANINGS;
}

/** @returns a code and its meaning, such as `2000: No Error` */
export function describeStatus(code: DeliveryCode): string {
  return `${code}: ${MEANINGS[code]}`;
}

export function statusOf(code: DeliveryCode): SmsDeliveryStatus {
  return code === DELIVERY_STATUS.delivered ? 'Delivered' : 'Failed';
}
