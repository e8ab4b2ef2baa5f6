import type { ChatState } from '@switchboard/chat';
import { createRegistrationClient } from '@switchboard/push';
import type { RegistrationClient } from '@switchboard/push';
import type { Account } from '../account/account.ts';
import { notifyOf } from '../chat/notify.ts';
import type { Outbox } from '../chat/outbox.ts';
import { keepThreads } from '../chat/thread-cache.ts';
import type { Connection, Line } from '../connection/connection.ts';
import type { Ports } from '../ports/ports.ts';
import type { Installation } from '../push/installation.ts';
import type { Ringing } from '../ringing/ringing.ts';
import type { Value, WritableValue } from '../state/value.ts';

interface Followers {
  readonly account: Account;
  readonly connection: Connection;
  readonly installation: Installation;
  readonly isInFront: Value<boolean>;
  readonly outbox: Outbox;
  readonly ringing: Ringing;
  readonly threads: WritableValue<ChatState | undefined>;
}

/** Whatever runs on a connection begins with it, and ends with it. @returns ends it */
export function followLines(parts: Followers, ports: Ports): () => void {
  const { account, connection, installation } = parts;
  let current: Line | undefined;
  let ends: (() => void)[] = [];
  const stop = (): void => {
    for (const end of ends.splice(0)) end();
  };
  const unfollow = connection.state.subscribe(() => {
    const { line } = connection.state.get();
    if (line === current) return;
    const isSameOpening = line?.opened === current?.opened;
    current = line;
    stop();
    if (line) ends = begin(line, parts, ports);
    if (line) void account.learnUserId(line.opened.userId);
    if (!isSameOpening) installation.setClient(line && registrationsOf(line, ports));
  });
  return () => {
    unfollow();
    stop();
  };
}

/** How an installation of this connection's person asks the data plane. */
export function registrationsOf({ opened }: Line, { clock }: Ports): RegistrationClient {
  const { credential, endpoint } = opened;
  const token = async (): Promise<string> => (await credential.getToken()).token;
  return createRegistrationClient({ endpoint, token, clock });
}

function begin({ calling, chat }: Line, parts: Followers, ports: Ports): (() => void)[] {
  const { isInFront, outbox, ringing, threads } = parts;
  const { clock, device, storage } = ports;
  const show = (): void => {
    // What was kept is read until there is something newer.
    if (chat.getSnapshot().list === 'loading' && threads.get()) return;
    threads.set(chat.getSnapshot());
  };
  show();
  return [
    chat.subscribe(show),
    keepThreads(chat, storage, clock),
    outbox.follow(chat),
    notifyOf(chat, isInFront.get, clock.now(), (message) => device.tell(message)),
    ...(calling ? [ringing.follow(calling)] : []),
  ];
}
