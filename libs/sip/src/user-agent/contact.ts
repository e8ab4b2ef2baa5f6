import { URI } from 'sip.js/lib/core/index.js';
import type { SipTransport } from '../transport/flow.ts';

/** Where peers reach us within a call. */
export function contactOf({ local, protocol }: SipTransport, user: string): URI {
  const host = local.host.includes(':') ? `[${local.host}]` : local.host;
  const contact = new URI('sip', user, host, local.port);
  if (protocol !== 'udp') contact.setParam('transport', protocol);
  return contact;
}
