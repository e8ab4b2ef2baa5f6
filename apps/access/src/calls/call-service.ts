import type { CallService } from '@switchboard/access-api';
import type { ControlClient } from '@switchboard/control-client';
import type { NoteTools } from './note-call.ts';
import { notedCalls } from './noted-calls.ts';
import { recordedCalls } from './recorded-calls.ts';

const DAY_MS = 86_400_000;
const KEPT_MS = 90 * DAY_MS;

export interface CallTools extends NoteTools {
  /** Of a data plane that records calls; absent where pages have to note them, as with Azure. */
  readonly control: Pick<ControlClient, 'callHistory'> | undefined;
}

export interface CallKeeper extends CallService {
  /** What an erased person remembered. */
  release(personId: string): Promise<void>;
  /** Forgets what is older than 90 days; the data plane does so with its own records. */
  deleteExpired(): Promise<void>;
}

export function createCallService(tools: CallTools): CallKeeper {
  const { client, clock, control } = tools;
  return {
    ...(control ? recordedCalls(client, control) : notedCalls(tools)),
    async release(personId) {
      await client.callRecord.deleteMany({ where: { personId } });
      await client.person.updateMany({ where: { id: personId }, data: { callsSeenAt: null } });
    },
    async deleteExpired() {
      const before = new Date(clock.now() - KEPT_MS);
      await client.callRecord.deleteMany({ where: { startedAt: { lt: before } } });
    },
  };
}
