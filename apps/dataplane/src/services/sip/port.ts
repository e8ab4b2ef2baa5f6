import type { SipRoute, SipTrunk } from '@switchboard/acs-wire';
import { port } from '../../platform/ports.ts';

/** How calls go to the phone network, as the resource has set it. */
export interface SipRouting {
  /** By fully qualified domain name. */
  readonly trunks: Readonly<Record<string, SipTrunk>>;
  /** The first whose pattern matches a number is taken. */
  readonly routes: readonly SipRoute[];
}

/** What other services know of the trunks and routes. */
export interface SipRoutings {
  /** As it is now. */
  get(): Promise<SipRouting>;
  /** Hears that it was changed, by whichever process; a change that was missed is made good. */
  onChanged(listener: () => void): Disposable;
}

export const sipPort = port<SipRoutings>('sip');
