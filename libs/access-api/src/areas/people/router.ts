import type { AccessServices } from '../../access-services.ts';
import type { Procedures } from '../../procedures.ts';
import { trpc } from '../../trpc.ts';
import { block } from './block.ts';
import { create } from './create.ts';
import { devices } from './devices.ts';
import { endRelay } from './end-relay.ts';
import { endSession } from './end-session.ts';
import { endSessions } from './end-sessions.ts';
import { erase } from './erase.ts';
import { exportPage } from './export.ts';
import { get } from './get.ts';
import { list } from './list.ts';
import { setRole } from './set-role.ts';
import { timeline } from './timeline.ts';
import { unblock } from './unblock.ts';
import { update } from './update.ts';

/** Who may sign in, as staff sees and changes it. */
export const peopleRouter = (procedures: Procedures, { audit, people, sessions }: AccessServices) =>
  trpc.router({
    list: list(procedures, people),
    export: exportPage(procedures, people, audit),
    get: get(procedures, people),
    timeline: timeline(procedures, people),
    update: update(procedures, people),
    create: create(procedures, people),
    block: block(procedures, people),
    unblock: unblock(procedures, people),
    setRole: setRole(procedures, people),
    devices: devices(procedures, sessions),
    endSession: endSession(procedures, people),
    endSessions: endSessions(procedures, people),
    endRelay: endRelay(procedures, people),
    erase: erase(procedures, people),
  });
