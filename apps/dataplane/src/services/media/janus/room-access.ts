import type { JanusHandle } from './handle.ts';
import type { JanusSession } from './session.ts';

const PLUGIN = 'janus.plugin.videoroom';

/** What it takes to enter one room of the plugin. */
export interface RoomAccess {
  readonly session: JanusSession;
  readonly room: string;
  readonly pin: string;
}

export function attachTo(session: JanusSession): Promise<JanusHandle> {
  return session.attach(PLUGIN);
}
