import type { Role } from '@switchboard/identity';
import type { z } from 'zod';
import type { Origin } from '../../actor.ts';
import type { Page, PageRequest } from '../../page.ts';
import type { pushDelivery, pushInstallation, pushServiceState, pushStates } from './shapes.ts';

/** An app on a device that gets pushes for somebody, and what became of the last one. */
export type PushInstallation = z.output<typeof pushInstallation>;
/** A push and what became of it. What it said is never told. */
export type PushDelivery = z.output<typeof pushDelivery>;
/** How a push service is doing. */
export type PushServiceState = z.output<typeof pushServiceState>;

export interface PushFilter {
  readonly personId?: string | undefined;
  readonly state?: (typeof pushStates)[number] | undefined;
}

/** An app on a device, as it registered at a time. */
export interface RegisteredDevice {
  readonly id: string;
  readonly registeredAt: Date;
}

/**
 * What wakes devices, of a data plane of one's own. Each method but `isAllowed` and `claim` throws PlatformError
 * `not-ours` where there is no control plane.
 */
export interface PushService {
  /** Whether the policy lets apps of this role register. */
  isAllowed(role: Role): Promise<boolean>;
  /** Devices of somebody, the one registered last first. Whose role gets no pushes has none, from now on. */
  installations(personId: string): Promise<readonly PushInstallation[]>;
  /**
   * A sign-in of one's own is the one of a device, from now on: of the sign-in that claimed it before it is no more.
   * One that is over, or somebody else's, claims nothing.
   */
  claim(origin: Origin, sessionId: string, device: RegisteredDevice): Promise<void>;
  /**
   * A device of one's own gets no more pushes, and the sign-in that claimed it is over unless it is the current one;
   * told again, it changes nothing.
   */
  removeOwn(origin: Origin, id: string, current: string | undefined): Promise<void>;
  /** A device of somebody in one's charge gets no more pushes; their sign-ins stay. */
  remove(origin: Origin, personId: string, id: string): Promise<void>;
  /**
   * Sends a device of somebody in one's charge a push that says so.
   *
   * @returns the event that the log names it by
   * @throws PlatformError `installation-not-found`, `no-identity`
   */
  test(origin: Origin, personId: string, id: string): Promise<string>;
  services(): Promise<readonly PushServiceState[]>;
  /** The latest first. @throws PlatformError `invalid-cursor` */
  deliveries(request: PageRequest & PushFilter): Promise<Page<PushDelivery>>;
}
