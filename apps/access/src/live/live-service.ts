import { mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { accessError } from '@switchboard/access-api';
import type { AuditService, LiveService } from '@switchboard/access-api';
import type { ControlClient } from '@switchboard/control-client';
import type { ControlPlane } from '../control/control-plane.ts';
import type { RequestLog } from '../http/request-log.ts';
import { fromAccess, fromDataPlane } from './live-request.ts';
import type { Names } from './names.ts';
import { readRelayUse } from './read-relay-use.ts';
import { watchRequests } from './watch-requests.ts';

const ENDING = '.json';

export interface LiveTools {
  readonly plane: ControlPlane;
  /** Absent where the back end has no control plane. */
  readonly control: ControlClient | undefined;
  /** Where exported states are kept. */
  readonly folder: string | undefined;
  readonly requests: RequestLog;
  readonly names: Names;
  readonly audit: AuditService;
}

export function createLiveService(tools: LiveTools): LiveService {
  const { names, audit, requests, plane } = tools;
  return {
    state: () => readState(tools),
    relay: () => readRelayUse(plane.ask(), names),
    requests: (signal) => watchRequests(plane.ask(), requests, names, signal),

    async trace(requestId) {
      const isIt = (one: { readonly requestId: string }): boolean => one.requestId === requestId;
      const there = tools.control ? await tools.control.requests() : [];
      const shown = await Promise.all([
        ...requests
          .list()
          .filter(isIt)
          .map((one) => fromAccess(one, names)),
        ...there.filter(isIt).map((one) => fromDataPlane(one, names)),
      ]);
      const { items } = await audit.list({ requestId, limit: 200 });
      return {
        requests: shown.toSorted((a, b) => a.at.localeCompare(b.at)),
        audit: items.toReversed(),
      };
    },

    addFault: (origin, { count, ...fault }) =>
      plane.act(origin, ['live.addFault', `${fault.kind} ${fault.operation}`], (control) =>
        control.addFault({ ...fault, ...(count !== undefined && { count }) }),
      ),
    removeFault: (origin, id) =>
      plane.act(origin, ['live.removeFault'], (control) => control.removeFault(id)),
    advance: (origin, ms) =>
      plane.act(
        origin,
        ['live.advance', `${ms} ms`],
        async (control) => void (await control.advance(ms)),
      ),
    dropConnections: (origin, userId) =>
      plane.act(origin, ['live.dropConnections'], (control) => control.dropConnections(userId)),
    async exportState(origin, name) {
      const path = await fileOf(tools, name);
      await plane.act(origin, ['live.exportState', name], (control) => control.exportTo(path));
    },
    async importState(origin, name) {
      const path = await fileOf(tools, name);
      if (!(await exportsOf(tools)).includes(name)) {
        throw accessError('export-not-found', 'There is no state of this name.');
      }
      await plane.act(origin, ['live.importState', name], (control) => control.importFrom(path));
    },
    reset: (origin) => plane.act(origin, ['live.reset'], (control) => control.reset()),
  };
}

async function readState(tools: LiveTools): ReturnType<LiveService['state']> {
  const control = tools.plane.ask();
  const [clock, faults, connections, stats, callsInProgress, exports] = await Promise.all([
    control.clock(),
    control.faults(),
    control.connections(),
    control.stats(),
    control.callsInProgress(),
    exportsOf(tools),
  ]);
  const who = await tools.names.ofUsers(connections.map(({ userId }) => userId));
  return {
    clock,
    faults,
    connections: connections.map(({ userId, transport, connectedAt, queued }) => ({
      ...{ who: who.get(userId)?.name ?? null, userId, transport, connectedAt, queued },
    })),
    stats,
    callsInProgress,
    exports,
  };
}

async function fileOf({ folder }: LiveTools, name: string): Promise<string> {
  if (!folder) throw accessError('no-export-folder', 'No folder is configured.');
  await mkdir(folder, { recursive: true });
  return join(folder, `${name}${ENDING}`);
}

async function exportsOf({ folder }: LiveTools): Promise<string[]> {
  const names = folder ? await readdir(folder).catch(() => []) : [];
  return names
    .filter((name) => name.endsWith(ENDING))
    .map((name) => name.slice(0, -ENDING.length))
    .toSorted();
}
