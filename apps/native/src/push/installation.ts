import { codeOf } from '@switchboard/kernel';
import type { Installation as Registered, PushTarget, RegistrationClient } from '@switchboard/push';
import { createValue } from '../state/value.ts';
import type { Value } from '../state/value.ts';

export type InstallationState =
  /** Nobody is signed in, or the person does not want it. */
  | 'off'
  /** The policy lets no device of this person be woken. */
  | 'not-allowed'
  /** The system does not let the app notify. */
  | 'refused'
  | 'registering'
  | 'registered'
  | 'failed';

export interface InstallationOptions {
  readonly installationId: string;
  /** As Apple and Google know the app. */
  readonly appId: string;
  readonly deviceName: string;
  /** Tells the trusted service that this sign-in is the one of the device, which ends with it and with no other. */
  readonly claim: (registered: Pick<Registered, 'id' | 'registeredAt'>) => Promise<unknown>;
}

/** Tells the data plane where this device is reached, and takes it back. */
export interface Installation {
  readonly state: Value<InstallationState>;
  /** The target of the system; undefined while it refuses. */
  setTarget(target: PushTarget | undefined): void;
  /** Whether the person wants it. */
  setWanted(wanted: boolean): void;
  /** Whether the policy lets the person. */
  setAllowed(allowed: boolean): void;
  /** Asks the data plane by this client from now on; undefined: nobody can be asked. */
  setClient(client: RegistrationClient | undefined): void;
  /** Takes it back, as far as somebody can be asked. */
  remove(): Promise<void>;
}

export function createInstallation(options: InstallationOptions): Installation {
  const { installationId, appId, deviceName, claim } = options;
  const state = createValue<InstallationState>('off');
  let target: PushTarget | undefined;
  let isWanted = true;
  let isAllowed = true;
  let client: RegistrationClient | undefined;
  /** What was said last by this client. */
  let said: string | undefined;
  let latest = 0;

  async function register(): Promise<void> {
    if (!client || !isWanted || !isAllowed || !target) return quiet();
    const registration = { app: appId, name: deviceName.slice(0, 100), target };
    const text = JSON.stringify(registration);
    if (said === text && state.get() !== 'failed') return;
    said = text;
    const own = ++latest;
    state.set('registering');
    const registered = await client.register(installationId, registration).catch(() => undefined);
    if (own !== latest) return;
    state.set(registered ? 'registered' : 'failed');
    // It rings all the same; the next start tries again.
    if (registered)
      claim({ id: registered.id, registeredAt: registered.registeredAt }).catch(codeOf);
  }

  /** There is nothing to reach it by, or nobody wants it. */
  function quiet(): void {
    latest++;
    if (said !== undefined) client?.remove(installationId).catch(codeOf);
    said = undefined;
    if (!client || !isWanted) state.set('off');
    else state.set(isAllowed ? 'refused' : 'not-allowed');
  }

  return {
    state,
    setTarget(next) {
      target = next;
      void register();
    },
    setWanted(wanted) {
      // What an earlier run registered is taken back as well.
      if (!wanted) said ??= '';
      isWanted = wanted;
      void register();
    },
    setAllowed(allowed) {
      if (allowed === isAllowed) return;
      isAllowed = allowed;
      void register();
    },
    setClient(next) {
      if (next === client) return;
      client = next;
      said = next && !isWanted ? '' : undefined;
      void register();
    },
    async remove() {
      const asked = client;
      client = undefined;
      said = undefined;
      latest++;
      state.set('off');
      await asked?.remove(installationId).catch(codeOf);
    },
  };
}
