import AsyncStorage from '@react-native-async-storage/async-storage';
import * as Calls from 'expo-callkit-telecom';
import * as Network from 'expo-network';
import * as Notifications from 'expo-notifications';
import type { LaunchReason, ToApp } from '@switchboard/push/device';
import { randomUUID } from 'expo-crypto';
import { AppState, Platform } from 'react-native';
import { createMailbox } from '../../src/ports/mailbox.ts';
import { createCallScreen } from '../../src/ports/phone/call-screen.ts';
import { targetOf } from '../../src/ports/phone/push-target.ts';
import type { Tokens } from '../../src/ports/phone/push-target.ts';
import type { Device } from '../../src/ports/ports.ts';
import { hearEndedCalls } from './background-task.ts';
import { hearNotice, prepareNotices, pushIn, threadOf } from './notices.ts';

const KEY = 'switchboard:installation';
const platform = Platform.OS === 'ios' ? 'ios' : 'android';

/** The phone: its screen for calls, its notifications, its network. */
export async function openPhoneDevice(): Promise<Device> {
  const { deliver: say, listen } = createMailbox<ToApp>();
  const screen = createCallScreen({ calls: Calls, say, newId: randomUUID });
  // Listened for before anything is waited for: what woke the app is told at once.
  follow(say);
  const [installationId, network, launch] = await Promise.all([
    installationIdOf(),
    Network.getNetworkStateAsync(),
    screen.launch(),
  ]);
  void followTokens(say);
  return {
    launched: {
      ...{ type: 'launched', installationId, platform, deviceName: deviceName() },
      isInFront: AppState.currentState === 'active',
      isOnline: network.isInternetReachable ?? network.isConnected ?? true,
      launch: launch ?? noticeLaunch() ?? { reason: 'icon' },
    },
    showsCallsInFront: true,
    tell(message) {
      screen.hear(message);
      hearNotice(message);
    },
    listen,
  };
}

function follow(say: (message: ToApp) => void): void {
  AppState.addEventListener('change', (state) =>
    say({ type: 'state-changed', isInFront: state === 'active' }),
  );
  Network.addNetworkStateListener(({ isConnected, isInternetReachable }) =>
    say({ type: 'network-changed', isOnline: isInternetReachable ?? isConnected ?? true }),
  );
  // Either may bring it, and it is acted upon once: this one also while the app is not in front.
  hearEndedCalls((push) => say({ type: 'push-received', push }));
  Notifications.addNotificationReceivedListener(({ request }) => {
    const push = pushIn(request);
    // Calls come by the call module, which has shown them already.
    if (push?.type === 'call-ended') say({ type: 'push-received', push });
  });
  Notifications.addNotificationResponseReceivedListener((response) => {
    const threadId = threadOf(response);
    if (threadId !== undefined) say({ type: 'notification-opened', threadId });
  });
}

/** Asks the system whether it may notify, and tells where this device is reached, now and later. */
async function followTokens(say: (message: ToApp) => void): Promise<void> {
  let tokens: Tokens = {
    ...{ platform, calls: undefined, notifications: undefined, isDevelopment: __DEV__ },
  };
  const learn = (more: Partial<Tokens>): void => {
    tokens = { ...tokens, ...more };
    say({ type: 'target-changed', target: targetOf(tokens) });
  };
  Calls.addVoIPPushTokenUpdatedListener(({ token }) => learn({ calls: token }));
  Calls.registerVoIPPush();
  const isAllowed = await prepareNotices().catch(() => false);
  // Without it Android shows no call either.
  if (!isAllowed && platform === 'android') return learn({ calls: undefined });
  const calls = Calls.getVoIPPushToken()?.token;
  const own = await Notifications.getDevicePushTokenAsync().catch(() => undefined);
  learn({ ...(calls && { calls }), ...(own && { notifications: String(own.data) }) });
  Notifications.addPushTokenListener(({ data }) => learn({ notifications: String(data) }));
}

function noticeLaunch(): LaunchReason | undefined {
  const response = Notifications.getLastNotificationResponse();
  const threadId = response ? threadOf(response) : undefined;
  return threadId === undefined ? undefined : { reason: 'notification', threadId };
}

/** Of this installation: gone with the app, and another one when it is installed again. */
async function installationIdOf(): Promise<string> {
  const known = await AsyncStorage.getItem(KEY);
  if (known) return known;
  const id = randomUUID();
  await AsyncStorage.setItem(KEY, id);
  return id;
}

/** What the maker calls it: what its owner does, no app is told any more. */
function deviceName(): string {
  const { constants } = Platform as { readonly constants?: { readonly Model?: string } };
  return constants?.Model ?? (platform === 'ios' ? 'iPhone' : 'Android');
}
