import type { AccessClient } from '@switchboard/access-api/client';
import { createNativeSignIn } from '@switchboard/auth/native';
import type { ChatState } from '@switchboard/chat';
import { createRegistrationClient } from '@switchboard/push';
import type { ToApp } from '@switchboard/push/device';
import { openAccess } from '../account/access.ts';
import { createAccount } from '../account/account.ts';
import type { Account } from '../account/account.ts';
import { notifyOf } from '../chat/notify.ts';
import { createOutbox } from '../chat/outbox.ts';
import type { Outbox } from '../chat/outbox.ts';
import { forgetThreads, keepThreads, readThreads } from '../chat/thread-cache.ts';
import type { PhoneConfig } from '../config/config.ts';
import { createConnection } from '../connection/connection.ts';
import type { Connection, Line } from '../connection/connection.ts';
import { createPresence } from '../connection/presence.ts';
import { createNavigator } from '../navigation/navigator.ts';
import type { Navigator } from '../navigation/navigator.ts';
import { createDirectory } from '../people/directory.ts';
import type { Directory } from '../people/directory.ts';
import type { Ports } from '../ports/ports.ts';
import { createInstallation } from '../push/installation.ts';
import type { Installation } from '../push/installation.ts';
import { createRinging } from '../ringing/ringing.ts';
import type { Ringing } from '../ringing/ringing.ts';
import { createSettings } from '../settings/settings-store.ts';
import type { SettingsStore } from '../settings/settings-store.ts';
import { createValue } from '../state/value.ts';
import type { Value } from '../state/value.ts';

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
  /** Counts how often the history of calls has changed. */
  readonly callsChanged: Value<number>;
  start(): Promise<void>;
  end(): Promise<void>;
}

export function createPhoneApp(ports: Ports, config: PhoneConfig): PhoneApp {
  const { clock, device, secrets, storage } = ports;
  const { launched } = device;
  const signIn = createNativeSignIn({
    ...{ issuer: config.issuer, clientId: config.clientId, allowInsecure: config.allowInsecure },
    ...{ redirectUri: ports.redirectUri, store: secrets, clock },
  });
  const access = openAccess(config.accessUrl, () => signIn);
  const isOnline = createValue(launched.isOnline);
  const isInFront = createValue(launched.isInFront);
  const threads = createValue<ChatState | undefined>(undefined);
  const callsChanged = createValue(0);
  const navigator = createNavigator();
  const settings = createSettings(storage);
  const directory = createDirectory(access, clock);
  const outbox = createOutbox({ storage, clock, newId: ports.newId });
  const installation = createInstallation({
    ...{ installationId: launched.installationId, deviceName: launched.deviceName },
    appId: ports.appId,
  });

  const forget = async (): Promise<void> => {
    await Promise.all([outbox.clear(), forgetThreads(storage)]);
    threads.set(undefined);
    directory.forget();
    navigator.reset();
  };
  const leave = async (): Promise<void> => {
    ringing.signedOut();
    await installation.remove();
    await connection.close();
  };
  const account = createAccount({
    ...{ signIn, browser: ports.browser, access, storage, onAnotherPerson: forget },
    async onSignOut() {
      await leave();
      await forget();
    },
  });
  const self = (): string | undefined => {
    const state = account.state.get();
    return state.status === 'signed-in' ? state.profile.userId : undefined;
  };
  const connection = createConnection({
    ...{ access, ports },
    name: () => {
      const state = account.state.get();
      return state.status === 'signed-in' ? state.profile.name : '';
    },
    onRefused: (trouble) => void leave().then(() => account.end(trouble)),
    onRecorded: () => callsChanged.set(callsChanged.get() + 1),
  });
  const ringing = createRinging({
    ...{ clock, tell: (message) => device.tell(message), self },
    isShownByApp: () => isInFront.get() && !device.showsCallsInFront,
    attach: () => presence.wake(),
    async stateOf(serverCallId) {
      const { line } = connection.state.get();
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
  const lines = followLines();

  /** Whatever runs on a line is begun with it, and ended with it. */
  function followLines(): () => void {
    let current: Line | undefined;
    let ends: (() => void)[] = [];
    return connection.state.subscribe(() => {
      const { line } = connection.state.get();
      if (line === current) return;
      const hadCalls = current?.calling;
      current = line;
      for (const end of ends.splice(0)) end();
      if (!line) return installation.setClient(undefined);
      const { calling, chat, opened } = line;
      const show = (): void => {
        if (chat.getSnapshot().list !== 'loading' || !threads.get())
          threads.set(chat.getSnapshot());
      };
      ends = [chat.subscribe(show), keepThreads(chat, storage, clock), outbox.follow(chat)];
      ends.push(notifyOf(chat, isInFront.get, clock.now(), (message) => device.tell(message)));
      if (calling) ends.push(ringing.follow(calling));
      if (!hadCalls || hadCalls !== calling) installation.setClient(registrationsOf(line, ports));
      void account.learnUserId(opened.userId);
    });
  }

  function hear(message: ToApp): void {
    ringing.hear(message);
    switch (message.type) {
      case 'state-changed':
        return isInFront.set(message.isInFront);
      case 'network-changed':
        return hearNetwork(message.isOnline);
      case 'target-changed':
        return installation.setTarget(message.target);
      case 'notification-opened':
        return navigator.open({ name: 'thread', threadId: message.threadId });
      case 'launched':
      case 'push-received':
      case 'call-action':
        return undefined;
    }
  }

  function hearNetwork(online: boolean): void {
    isOnline.set(online);
    if (!online) return;
    connection.hurry();
    outbox.hurry();
    // What was missed meanwhile is read; a connection that is still broken reads it when it is back.
    void connection.state
      .get()
      .line?.chat.resume()
      .catch(() => undefined);
  }

  return {
    ...{ access, account, callsChanged, connection, directory, installation, isOnline, navigator },
    ...{ outbox, ringing, settings, threads },
    async start() {
      await Promise.all([settings.start(), outbox.start()]);
      threads.set(await readThreads(storage));
      installation.setWanted(settings.value.get().notifications);
      settings.value.subscribe(() => installation.setWanted(settings.value.get().notifications));
      installation.setTarget(launched.target);
      const started = account.start();
      // A call must not wait for what is asked about the account; for whom it is, is known before.
      await settled(account);
      device.listen(hear);
      begin();
      await started;
    },
    async end() {
      presence.end();
      lines();
      ringing.end();
      await connection.close();
    },
  };

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

function registrationsOf({ opened }: Line, { clock }: Ports) {
  const { credential, endpoint } = opened;
  const token = async (): Promise<string> => (await credential.getToken()).token;
  return createRegistrationClient({ endpoint, token, clock });
}
