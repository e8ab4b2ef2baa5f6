import type { ToApp, ToDevice } from '@switchboard/push/device';
import type { SystemCall, SystemCalls } from './system-calls.ts';

/** The system has no room for it, for instance because another call goes on. */
const REFUSED = undefined;

/** Calls from here on the system's screen, which gives them the sound of a call. */
export interface PlacedCalls {
  /** What the app tells of a call. @returns whether it is one of these */
  hear(message: ToDevice): boolean;
  /** Somebody has ended a call on the system's screen. @returns whether it is one of these */
  endedThere(session: SystemCall): boolean;
}

export function createPlacedCalls(
  calls: Pick<SystemCalls, 'startOutgoingCall' | 'reportOutgoingCallConnected' | 'reportCallEnded'>,
  say: (message: ToApp) => void,
): PlacedCalls {
  /** The system's own id of each, as soon as it has one. */
  const placed = new Map<string, Promise<string | undefined>>();

  function start({
    serverCallId,
    calleeName,
    hasVideo,
  }: Extract<ToDevice, { type: 'call-started' }>): void {
    // The system wants an id of who is called, and gives it back: the call is known by it again.
    const callee = { id: serverCallId, ...(calleeName !== '' && { displayName: calleeName }) };
    const starting = calls.startOutgoingCall(callee, { hasVideo }).catch(() => REFUSED);
    placed.set(serverCallId, starting);
  }

  async function connected(starting: Promise<string | undefined>): Promise<void> {
    const id = await starting;
    if (id !== REFUSED) await calls.reportOutgoingCallConnected(id);
  }

  async function ended(starting: Promise<string | undefined>): Promise<void> {
    const id = await starting;
    // Whoever has ended it: `endCall` would ask the app to end it once more.
    if (id !== REFUSED) await calls.reportCallEnded(id, 'remoteEnded');
  }

  return {
    hear(message) {
      if (message.type === 'call-started') start(message);
      const serverCallId = 'serverCallId' in message ? message.serverCallId : '';
      const starting = placed.get(serverCallId);
      if (!starting) return false;
      // The system may have ended it in the very same moment.
      if (message.type === 'call-connected') connected(starting).catch(() => undefined);
      if (message.type === 'call-ended') {
        placed.delete(serverCallId);
        ended(starting).catch(() => undefined);
      }
      return true;
    },
    endedThere({ remoteParticipants: [callee] }) {
      if (!callee || !placed.delete(callee.id)) return false;
      say({ type: 'call-action', serverCallId: callee.id, action: 'end' });
      return true;
    },
  };
}
