/** What the words of push services and ours come to. */
const REASONS = {
  gone: [
    'NotRegistered',
    'UNREGISTERED',
    'NOT_FOUND',
    'Unregistered',
    'BadDeviceToken',
    'ExpiredToken',
    'DeviceTokenNotForTopic',
    'http-404',
    'http-410',
  ],
  notConfigured: ['PushServiceNotConfigured', 'WrongService'],
  paused: ['ServicePaused'],
  unreachable: [
    'ConnectionFailed',
    'ConnectionRefused',
    'TimedOut',
    'Timeout',
    'DnsFailure',
    'http-408',
  ],
  busy: ['http-429', 'TooManyRequests', 'QUOTA_EXCEEDED', 'RESOURCE_EXHAUSTED', 'channelthrottled'],
  down: [
    ...['http-500', 'http-502', 'http-503', 'http-504', 'UNAVAILABLE', 'INTERNAL'],
    ...['InternalServerError', 'ServiceUnavailable', 'Shutdown'],
  ],
  credentials: [
    ...['UNAUTHENTICATED', 'TokenRefused', 'http-401', 'http-403', 'SENDER_ID_MISMATCH'],
    ...['THIRD_PARTY_AUTH_ERROR', 'ExpiredProviderToken', 'InvalidProviderToken', 'Forbidden'],
  ],
  tooLarge: ['http-413', 'PayloadTooLarge'],
  noCalls: ['NoTokenForThis'],
  dropped: ['dropped'],
  address: ['AddressRefused'],
} as const;

export type ReasonKey = keyof typeof REASONS;

const KEYS = new Map<string, ReasonKey>(
  Object.entries(REASONS).flatMap(([key, words]) =>
    words.map((word): [string, ReasonKey] => [word, key as ReasonKey]),
  ),
);

/** Which of our explanations fits; undefined for a word that only the push service knows. */
export function reasonKey(reason: string): ReasonKey | undefined {
  return KEYS.get(reason);
}
