import { randomUUID } from 'node:crypto';
import type { PushTarget } from '@switchboard/push';
import type { Clock } from '@switchboard/kernel';
import type { ToApp } from '@switchboard/push/device';
import { pushLabError } from '../push-lab-errors.ts';
import { addressesOf, handOut } from './addresses.ts';
import type { Addressed } from './addresses.ts';
import { Device } from './device.ts';
import type { Platform } from './device-state.ts';

/** A storm of calls has a thousand. */
const MAX_DEVICES = 5_000;

export interface DeskEvents {
  changed(device: Device): void;
  removed(id: string): void;
  said(device: Device, message: ToApp): void;
}

/** What a device had before a restart. */
export interface Former {
  readonly id: string;
  readonly target?: PushTarget | undefined;
}

/** The devices on the desk, and by which address each is reached. */
export class Devices implements Disposable {
  readonly #clock: Clock;
  readonly #servicesUrl: () => string;
  readonly #byId = new Map<string, Device>();
  readonly #byAddress = new Map<string, Device>();
  readonly #addresses = new Map<Device, readonly string[]>();
  readonly #listeners = new Set<DeskEvents>();

  constructor(clock: Clock, servicesUrl: () => string) {
    this.#clock = clock;
    this.#servicesUrl = servicesUrl;
  }

  *[Symbol.iterator](): Iterator<Device> {
    yield* this.#byId.values();
  }

  /**
   * @param former what it had before a restart
   * @throws PlatformError `too-many`
   */
  add(platform: Platform, name: string, former?: Former): Device {
    if (this.#byId.size >= MAX_DEVICES) throw pushLabError('too-many', 'The desk is full.');
    const device = new Device({
      ...{ platform, name, clock: this.#clock, id: former?.id ?? randomUUID() },
      address: (one) => this.#handOut(one, handOut(platform, this.#servicesUrl())),
      changed: (one) => this.#tell((listener) => listener.changed(one)),
      said: (one, message) => this.#tell((listener) => listener.said(one, message)),
    });
    this.#byId.set(device.id, device);
    if (former?.target) device.keepAddress(this.#handOut(device, { target: former.target }));
    this.#tell((listener) => listener.changed(device));
    return device;
  }

  /** @throws PlatformError `no-such-device` */
  get(id: string): Device {
    const device = this.#byId.get(id);
    if (!device) throw pushLabError('no-such-device', 'There is no such device.');
    return device;
  }

  remove(id: string): void {
    const device = this.get(id);
    device[Symbol.dispose]();
    this.#byId.delete(id);
    this.#forgetAddresses(device);
    this.#tell((listener) => listener.removed(id));
  }

  /** Whose address it is; undefined for one that reaches nobody any more. */
  reachedBy(address: string): Device | undefined {
    const device = this.#byAddress.get(address);
    return device?.isInstalled && device.view.target ? device : undefined;
  }

  listen(listener: DeskEvents): Disposable {
    this.#listeners.add(listener);
    return { [Symbol.dispose]: () => void this.#listeners.delete(listener) };
  }

  [Symbol.dispose](): void {
    for (const device of this.#byId.values()) device[Symbol.dispose]();
  }

  #handOut(device: Device, addressed: Addressed): Addressed {
    this.#forgetAddresses(device);
    const addresses = addressesOf(addressed.target);
    for (const address of addresses) this.#byAddress.set(address, device);
    this.#addresses.set(device, addresses);
    return addressed;
  }

  #forgetAddresses(device: Device): void {
    for (const address of this.#addresses.get(device) ?? []) this.#byAddress.delete(address);
    this.#addresses.delete(device);
  }

  #tell(say: (listener: DeskEvents) => void): void {
    for (const listener of [...this.#listeners]) say(listener);
  }
}
