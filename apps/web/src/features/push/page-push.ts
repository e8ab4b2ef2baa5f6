import type { OpenCredential } from '@switchboard/access-api/client';
import { codeOf, systemClock } from '@switchboard/kernel';
import { createRegistrationClient, pushTarget } from '@switchboard/push';
import type { Installation } from '@switchboard/push';
import { keepInstallation, keptInstallation } from './kept-installation';
import { pushOffer } from './push-offer';

/** What stands in the way of being told while no page is open; or whether one is. */
export type PushState = 'unsupported' | 'not-offered' | 'not-allowed' | 'denied' | 'off' | 'on';

export interface PagePush {
  readonly opened: OpenCredential;
  /** Azure sends its notifications by a hub of its own, which browsers cannot register with. */
  readonly isAzure: boolean;
  /** What the policy says. */
  readonly mayGetPushes: boolean;
  /** In which language notifications are. */
  readonly locale: string;
  /** What the browser is called among one's devices. */
  readonly deviceName: string;
  /** Tells the trusted service that this sign-in is the one of the browser, which ends with it and with no other. */
  readonly claim: (registered: Pick<Installation, 'id' | 'registeredAt'>) => Promise<unknown>;
}

const APP = 'switchboard.web';
const SCOPE = '/';
/** Whoever signs out does not wait longer for it. */
const MAX_SIGN_OUT_MS = 3_000;

export async function pushState({ opened, isAzure, mayGetPushes }: PagePush): Promise<PushState> {
  if (!isSupported()) return 'unsupported';
  if (isAzure || (await pushOffer(opened.endpoint)) === undefined) return 'not-offered';
  if (!mayGetPushes) return 'not-allowed';
  if (Notification.permission === 'denied') return 'denied';
  return keptInstallation() !== null && Notification.permission === 'granted' ? 'on' : 'off';
}

/** Asks the person by the browser, who may refuse. Only what somebody has just clicked may ask. */
export async function turnOn(push: PagePush): Promise<void> {
  if ((await Notification.requestPermission()) !== 'granted') return;
  await register(push, keptInstallation() ?? crypto.randomUUID());
}

/** Sends this browser no more pushes, whether or not anybody answers. */
export async function turnOff(opened: OpenCredential, signal?: AbortSignal): Promise<void> {
  const id = keptInstallation();
  keepInstallation(undefined);
  const registration = await navigator.serviceWorker.getRegistration(SCOPE);
  const subscription = await registration?.pushManager.getSubscription();
  // A push to a subscription that has ended finds nobody: that is what has to work.
  await subscription?.unsubscribe();
  await registration?.unregister();
  if (id !== null) await clientOf(opened, signal).remove(id);
}

/** What has to go with the sign-in. */
export async function signOutOfPushes(opened: OpenCredential): Promise<void> {
  await turnOff(opened, AbortSignal.timeout(MAX_SIGN_OUT_MS));
}

/** Says again where this browser is reached, as it was wanted before; takes it back where that is no longer allowed. */
export async function keepRegistered(push: PagePush): Promise<void> {
  const id = keptInstallation();
  if (id === null) return;
  const state = await pushState(push);
  if (state === 'on') await register(push, id);
  else if (state === 'not-allowed') await turnOff(push.opened);
}

function isSupported(): boolean {
  return (
    'serviceWorker' in navigator && 'PushManager' in globalThis && 'Notification' in globalThis
  );
}

async function register(push: PagePush, id: string): Promise<void> {
  const { opened, locale, deviceName, claim } = push;
  const applicationServerKey = await pushOffer(opened.endpoint);
  if (applicationServerKey === undefined) throw new TypeError('No pushes are sent to browsers.');
  const about = new URLSearchParams({ locale, user: opened.userId });
  await navigator.serviceWorker.register(`/push-worker.js?${about}`, { scope: SCOPE });
  const { pushManager } = await navigator.serviceWorker.ready;
  const options = { userVisibleOnly: true, applicationServerKey };
  const subscription =
    (await pushManager.getSubscription()) ?? (await pushManager.subscribe(options));
  const { endpoint, keys } = subscription.toJSON();
  const target = pushTarget.parse({ service: 'web-push', endpoint, keys });
  const registration = { app: APP, name: deviceName.slice(0, 100), target };
  const { registeredAt } = await clientOf(opened).register(id, registration);
  keepInstallation(id);
  // It notifies all the same; the next page tries again.
  await claim({ id, registeredAt }).catch(codeOf);
}

function clientOf({ credential, endpoint }: OpenCredential, signal?: AbortSignal) {
  const token = async (): Promise<string> => (await credential.getToken()).token;
  return createRegistrationClient({
    ...{ endpoint, token, clock: systemClock },
    ...(signal && { signal }),
  });
}
