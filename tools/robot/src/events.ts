import type { MeshTrouble } from '@switchboard/networking';
import type { Logger } from '@switchboard/service';

/** Every line the robot logs: static text and fields. */
export function robotEvents(log: Pick<Logger, 'info' | 'warn'>) {
  return {
    listening: (url: string) => log.info({ url }, 'listening'),
    signedIn: (userId: string) => log.info({ userId }, 'signed in'),
    interrupted: (error: unknown) => log.warn({ err: error }, 'interrupted, will try again'),
    joined: (threadId: string) => log.info({ threadId }, 'joined a space'),
    left: (threadId: string) => log.info({ threadId }, 'left a space'),
    notJoined: (threadId: string, error: unknown) =>
      log.warn({ threadId, err: error }, 'could not join a space'),
    inTrouble: (threadId: string, { kind }: MeshTrouble) =>
      log.warn({ threadId, kind }, 'trouble with a peer or the relay'),
  };
}

export type RobotEvents = ReturnType<typeof robotEvents>;
