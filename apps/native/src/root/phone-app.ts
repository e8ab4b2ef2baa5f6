import type { AccessClient } from '@switchboard/access-api/client';
import { createNativeSignIn } from '@switchboard/auth/native';
import type { ChatState } from '@switchboard/chat';
import { openAccess } from '../account/access.ts';
import { createAccount } from '../account/account.ts';
import type { Account } from '../account/account.ts';
import type { Profile } from '../account/profile-store.ts';
import { createOutbox } from '../chat/outbox.ts';
import type { Outbox } from '../chat/outbox.ts';
import { forgetThreads, readThreads } from '../chat/thread-cache.ts';
import type { PhoneConfig } from '../config/config.ts';
import { createConnection } from '../connection/connection.ts';
import type { Connection } from '../connection/connection.ts';
import { nextLine } from '../connection/next-line.ts';
import { createPresence } from '../connection/presence.ts';
import { createNavigator } from '../navigation/navigator.ts';
import type { Navigator } from '../navigation/navigator.ts';
import { createDirectory } from '../people/directory.ts';
import type { Directory, Names } from '../people/directory.ts';
import { topicOf } from '../people/thread-title.ts';
import type { KeyValueStore, Ports } from '../ports/ports.ts';
import { createInstallation } from '../push/installation.ts';
import type { Installation } from '../push/installation.ts';
import { createRinging } from '../ringing/ringing.ts';
import type { Ringing } from '../ringing/ringing.ts';
import { createSettings } from '../settings/settings-store.ts';
import type { SettingsStore } from '../settings/settings-store.ts';
import { createValue } from '../state/value.ts';
import type { Value, WritableValue } from '../state/value.ts';
import { followLines, registrationsOf } from './follow-lines.ts';
import { hearDevice } from './hear-device.ts';

/** The app without its screens: what is known, and what can be done. */
export interface PhoneApp {
  readonly access: AccessClient;
  readonly account: Account;
  readonly connection: Connection;
  readonly directory: Directory;
  readonly installation: Installation;
  readonly isOnline: Value<boolean>;
  readonly navigator: Navigator;
  readonly outbox: Outbox;
  readonly ringing: Ringing;
  readonly settings: SettingsStore;
  /** Of the chat, or as it was read the last time; undefined when nothing ever was. */
  readonly threads: Value<ChatState | undefined>;
  /** The call that one left to look at something else, by its ref. */
  readonly minimised: WritableValue<string | undefined>;
  /** Counts how often the history of calls has changed. */
  readonly callsChanged: Value<number>;
  start(): Promise<void>;
  end(): Promise<void>;
}

export function createPhoneApp(ports: Ports, config: PhoneConfig): PhoneApp {
  const { device, storage } = ports;
  const { launched } = device;
  const parts = assemble(ports, config);
  const { account, installation, navigator, outbox, presence, ringing, settings, threads } = parts;
  const unfollow = followLines(parts, ports);
  const wish = (): void => installation.setWanted(settings.value.get().notifications);
  let endHearing: (() => void) | undefined;

  /** Why the system has started the app. */
  function begin(): void {
    const { launch } = launched;
    if (launch.reason === 'notification') {
      navigator.open({ name: 'thread', threadId: launch.threadId });
    }
    if (launch.reason === 'answered-call') {
      const { serverCallId } = launch;
      ringing.hear({ type: 'call-action', serverCallId, action: 'answer' });
    }
    if (launch.reason === 'incoming-call') presence.wake();
  }

  return {
    ...parts,
    async start() {
      await Promise.all([settings.start(), outbox.start()]);
      threads.set(await readThreads(storage));
      wish();
      settings.value.subscribe(wish);
      followPolicy(parts);
      installation.setTarget(launched.target);
      const started = account.start();
      // A call must not wait for what is asked about the account; for whom it is, is known before.
      await settled(account);
      endHearing = device.listen(hearDevice(parts));
      begin();
      await started;
    },
    async end() {
      endHearing?.();
      presence.end();
      unfollow();
      ringing.end();
      await parts.connection.close();
    },
  };
}

/** No call rings longer. */
const MAX_RINGING_MS = 120_000;

function assemble(ports: Ports, config: PhoneConfig) {
  const { clock, device, secrets, storage } = ports;
  const { launched } = device;
  const { accessUrl, ...oidc } = config;
  const { redirectUri } = ports;
  const signIn = createNativeSignIn({ ...oidc, redirectUri, store: secrets, clock });
  const access = openAccess(accessUrl, () => signIn);
  const isInFront = createValue(launched.isInFront);
  const shown = {
    isOnline: createValue(launched.isOnline),
    threads: createValue<ChatState | undefined>(undefined),
    callsChanged: createValue(0),
    minimised: createValue<string | undefined>(undefined),
    navigator: createNavigator(),
    settings: createSettings(storage),
    directory: createDirectory(access, clock),
    outbox: createOutbox({ storage, clock, newId: ports.newId }),
  };
  const installation = createInstallation({
    ...{ installationId: launched.installationId, deviceName: launched.deviceName },
    appId: ports.appId,
    claim: (registered) => access.push.claimDevice.mutate(registered),
  });
  const forget = (): Promise<void> => forgetPerson(shown, storage);
  const leave = async (): Promise<void> => {
    ringing.signedOut();
    await installation.remove();
    await connection.close();
  };
  const account = createAccount({
    ...{ signIn, browser: ports.browser, access, storage, onAnotherPerson: forget },
    onSignOut: () => leave().then(forget),
  });
  const me = (): Profile | undefined => {
    const state = account.state.get();
    return state.status === 'signed-in' ? state.profile : undefined;
  };
  const connection = createConnection({
    ...{ access, ports, name: () => me()?.name ?? '' },
    onRefused: (trouble) => void leave().then(() => account.end(trouble)),
    onRecorded: () => shown.callsChanged.set(shown.callsChanged.get() + 1),
  });
  const ringing = createRinging({
    ...{ clock, tell: (message) => device.tell(message), self: () => me()?.userId },
    isShownByApp: () => isInFront.get() && !device.showsCallsInFront,
    nameOf: (userIds) => namesOf(shown.directory.names.get(), userIds),
    newId: ports.newId,
    attach: () => presence.wake(),
    async stateOf(serverCallId) {
      // What a push has woken is about to connect.
      const line = await nextLine(connection.state, clock, MAX_RINGING_MS);
      return line && registrationsOf(line, ports).stateOf(serverCallId);
    },
  });
  const presence = createPresence({
    account: account.state,
    clock,
    connection,
    isInFront,
    ringing,
  });
  return { ...shown, access, account, connection, installation, isInFront, presence, ringing };
}

/** The longest that the system's screen is given. */
const MAX_NAME_LENGTH = 256;

function namesOf(names: Names, userIds: readonly string[]): string {
  const known = userIds.flatMap((id) => names[id] ?? []);
  return topicOf('', known, MAX_NAME_LENGTH);
}

/** What is kept of somebody goes with them. */
async function forgetPerson(
  parts: Pick<PhoneApp, 'directory' | 'navigator' | 'outbox'> & {
    readonly threads: WritableValue<ChatState | undefined>;
  },
  storage: KeyValueStore,
): Promise<void> {
  await Promise.all([parts.outbox.clear(), forgetThreads(storage)]);
  parts.threads.set(undefined);
  parts.directory.forget();
  parts.navigator.reset();
}

/** Resolves when it is known who was signed in, if anybody. */
function settled({ state }: Account): Promise<void> {
  return new Promise((resolve) => {
    const look = (): void => {
      if (state.get().status === 'loading') return;
      end();
      resolve();
    };
    const end = state.subscribe(look);
    look();
  });
}

/** Whether the policy lets this device be woken, as soon as it is known, and whenever that changes. */
function followPolicy({ account, installation }: Pick<PhoneApp, 'account' | 'installation'>): void {
  account.state.subscribe(() => {
    const state = account.state.get();
    if (state.status === 'signed-in') installation.setAllowed(state.profile.mayGetPushes);
  });
}
