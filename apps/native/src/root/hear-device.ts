import type { ToApp } from '@switchboard/push/device';
import type { Outbox } from '../chat/outbox.ts';
import type { Connection } from '../connection/connection.ts';
import type { Navigator } from '../navigation/navigator.ts';
import type { Installation } from '../push/installation.ts';
import type { Ringing } from '../ringing/ringing.ts';
import type { WritableValue } from '../state/value.ts';

interface Hearing {
  readonly connection: Connection;
  readonly installation: Installation;
  readonly isInFront: WritableValue<boolean>;
  readonly isOnline: WritableValue<boolean>;
  readonly navigator: Navigator;
  readonly outbox: Outbox;
  readonly ringing: Ringing;
}

/** Does what follows from what the system says. */
export function hearDevice(parts: Hearing): (message: ToApp) => void {
  const { installation, isInFront, navigator, ringing } = parts;
  return (message) => {
    ringing.hear(message);
    switch (message.type) {
      case 'state-changed':
        return isInFront.set(message.isInFront);
      case 'network-changed':
        return hearNetwork(parts, message.isOnline);
      case 'target-changed':
        return installation.setTarget(message.target);
      case 'notification-opened':
        return navigator.open({ name: 'thread', threadId: message.threadId });
      case 'launched':
      case 'push-received':
      case 'call-action':
        return undefined;
    }
  };
}

function hearNetwork({ connection, isOnline, outbox }: Hearing, online: boolean): void {
  isOnline.set(online);
  if (!online) return;
  connection.hurry();
  outbox.hurry();
  const { line } = connection.state.get();
  // What was missed meanwhile is read; a connection that is still broken reads it when it is back.
  line?.chat.resume().catch(() => undefined);
}
