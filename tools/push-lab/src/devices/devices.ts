import type { Clock } from '@switchboard/kernel';
import type { ToApp } from '@switchboard/push/device';
import { pushLabError } from '../push-lab-errors.ts';
import { handOut } from './addresses.ts';
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

  /** @throws PlatformError `too-many` */
  add(platform: Platform, name: string): Device {
    if (this.#byId.size >= MAX_DEVICES) throw pushLabError('too-many', 'The desk is full.');
    const device = new Device({
      ...{ platform, name, clock: this.#clock },
      address: (one) => this.#handOut(one, platform),
      changed: (one) => this.#tell((listener) => listener.changed(one)),
      said: (one, message) => this.#tell((listener) => listener.said(one, message)),
    });
    this.#byId.set(device.id, device);
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

  #handOut(device: Device, platform: Platform): Addressed {
    this.#forgetAddresses(device);
    const addressed = handOut(platform, this.#servicesUrl());
    for (const address of addressed.addresses) this.#byAddress.set(address, device);
    this.#addresses.set(device, addressed.addresses);
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
