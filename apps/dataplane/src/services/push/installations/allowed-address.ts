import type { PushTarget } from '@switchboard/push';

/** Where the push services hand out addresses: Windows, Chrome, Firefox, Safari. */
const KNOWN_HOSTS = {
  wns: ['*.notify.windows.com'],
  'web-push': [
    'fcm.googleapis.com',
    '*.push.services.mozilla.com',
    'web.push.apple.com',
    '*.notify.windows.com',
  ],
} as const;

/**
 * Whether a push may go to what an app has registered: a client names the address, and we would ask it with
 * our own rights.
 *
 * @param further hosts of this installation's own, with `:port` unless it is 443
 */
export function isAllowedTarget(target: PushTarget, further: readonly string[]): boolean {
  if (target.service === 'fcm' || target.service === 'apns') return true;
  const address = target.service === 'wns' ? target.channel : target.endpoint;
  const { host, protocol, username, password } = new URL(address);
  if (protocol !== 'https:' || username !== '' || password !== '') return false;
  return [...KNOWN_HOSTS[target.service], ...further].some((pattern) => matches(pattern, host));
}

function matches(pattern: string, host: string): boolean {
  if (!pattern.startsWith('*.')) return pattern.toLowerCase() === host;
  return host.endsWith(pattern.slice(1).toLowerCase());
}
