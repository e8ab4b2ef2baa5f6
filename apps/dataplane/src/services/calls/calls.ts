import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { callOperations } from '@switchboard/acs-wire';
import type { IceServer } from '@switchboard/acs-wire';
import type { Jobs } from '@switchboard/jobs';
import { Scope } from '@switchboard/kernel';
import type { Clock } from '@switchboard/kernel';
import type { Logger } from '@switchboard/service';
import type { Database } from '../../platform/database/database.ts';
import type { Events } from '../events/port.ts';
import type { MediaEngines } from '../media/port.ts';
import type { Limits } from '../../platform/limits/limits.ts';
import type { ProcessBus } from '../../platform/process-bus/bus.ts';
import type { ResourceLimits } from '../../platform/limits/resources.ts';
import type { Rooms } from '../rooms/port.ts';
import type { Caller } from '../../platform/wire/caller.ts';
import type { Agent } from './ends/page/agent.ts';
import { Agents } from './ends/page/agents.ts';
import { callBus, keyOf } from './bus.ts';
import type { CallBus, CallMessage } from './bus.ts';
import { present } from './call/call.ts';
import type { End } from './call/end.ts';
import { Door } from './ends/page/door.ts';
import { Ends } from './ends/ends.ts';
import { pageEnds } from './ends/page/page-ends.ts';
import { readHistory } from './records/history.ts';
import type { HistoryPage, HistoryQuery } from './records/history.ts';
import { release, take } from './home/hand-over.ts';
import { Home } from './home/home.ts';
import { applyRoles } from './call/join.ts';
import { announceRecord } from './records/announce-record.ts';
import { createRequestRate } from './ends/page/request-rate.ts';
import { RecordStore } from './records/record-store.ts';
import type { CallRecordView } from './records/record-store.ts';
import { Recorder } from './records/recorder.ts';
import { Refusal, invalid, tooMany } from './call/refusal.ts';
import { reasons } from './call/reasons.ts';
import { createRequests, readArgs } from './requests/requests.ts';
import { sendRequest } from './requests/send-request.ts';
import type { CallObserver } from './observer.ts';
import type { ServerCalls } from './port.ts';
import { roomDoor } from './room-door.ts';
import type { RoomDoor } from './room-door.ts';
import { createServerCalls } from './server/server-calls.ts';

const PURGE_EVERY_MS = 24 * 3_600_000;
const KEEP_RECORDS_MS = 90 * 24 * 3_600_000;

export interface CallsDeps {
  readonly bus: ProcessBus;
  readonly clock: Clock;
  readonly log: Logger;
  readonly db: Database;
  readonly jobs: Jobs;
  readonly rooms: Rooms;
  readonly events: Events;
  readonly engines: MediaEngines;
  readonly limits: Limits;
  readonly resources: ResourceLimits;
  readonly authenticate: (token: string) => Promise<Caller>;
  /** Who of these may not be here any more. */
  readonly revokedAmong: (callers: Iterable<Caller>) => Promise<ReadonlySet<string>>;
  readonly iceServers: (user: string) => Promise<readonly IceServer[]>;
}

/** The calls service: signalling for clients, the calls themselves, what is known of past ones. */
export interface Calls extends AsyncDisposable {
  /** False when the upgrade is not for us. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): boolean;
  /** Ends every client of a person whose access ended. */
  endAccess(user: string): void;
  /** Looks at everything again that another process may have changed without our hearing of it. */
  review(): Promise<void>;
  /** Ends every call and says so; what is left of the sockets is closed. */
  shutDown(): void;
  /** Drops sockets as a network would; clients come back. */
  dropSockets(): void;
  describe(): CallsInfo;
  /** Past calls that began before `beforeMs`, the newest first, with all that this process knows by now. */
  past(beforeMs: number | undefined): Promise<CallRecordView[]>;
  /** The calls that one person had, the latest first. */
  history(query: HistoryQuery): Promise<HistoryPage>;
  reset(): void;
  /** For other services. */
  readonly served: ServerCalls;
}

export interface CallsInfo {
  readonly agents: readonly {
    user: string;
    connectedAt: string;
    attached: boolean;
    queued: number;
  }[];
  readonly calls: readonly {
    id: string;
    kind: string;
    startedAt: string;
    media: string;
    /** `end` is the kind of end, as a page or a phone; null while nobody has answered. */
    participants: readonly { user: string; state: string; end: string | null }[];
  }[];
}

export async function createCalls(deps: CallsDeps): Promise<Calls> {
  const { clock, log, db, events, limits, resources } = deps;
  const scope = new Scope();
  const warn = (error: unknown) => log.warn({ err: error }, 'looking after calls failed');
  const bus = callBus(deps.bus);
  const records = new RecordStore(db, bus.self, events);
  const recorder = new Recorder({ store: records, log, announce: announceRecord(bus), events });
  const observers: CallObserver[] = [recorder];
  const home = new Home({ bus, clock, log, resources, observers, engines: deps.engines });
  const rooms = roomDoor(deps.rooms, clock, deps.bus);
  const hearing: ((user: string, end: End) => void)[] = [];
  const agents = new Agents({
    ...{ bus, clock, resources },
    onOpened: (user, end) => hearing.forEach((hear) => hear(user, end)),
  });
  const pages = pageEnds(bus, agents);
  const ends = new Ends([pages]);
  const carryOut = createRequests({ home, bus, ends, clock, rooms, recorder, limits, resources });
  const door = new Door({
    ...{ agents, clock, resources },
    authenticate: deps.authenticate,
    iceServers: deps.iceServers,
    onRequest: requestRouter({ ...deps, bus }, agents, home),
  });
  bus.subscribe((message) => receive(message, { ends, home, carryOut, bus, clock }));
  bus.onProcessGone((process) => {
    home.processGone(process);
    recorder.lost([process], clock.now());
    ends.homeGone(process);
  });
  scope.use(rooms.onChanged((roomId) => void review(home, rooms, roomId).catch(warn)));
  deps.jobs.schedule('calls.purge', PURGE_EVERY_MS, () =>
    records.purge(clock.now() - KEEP_RECORDS_MS),
  );
  recorder.lost(await lostHomes(records, bus), clock.now());
  await recorder.flush();

  function endAll(message: string): void {
    home.endAll(reasons.serviceRestarted);
    // What has just been said is on its way to the agents.
    queueMicrotask(() => {
      for (const agent of [...agents]) agents.close(agent, reasons.serviceRestarted, message);
    });
  }
  function shutDown(): void {
    endAll('The service restarts.');
    queueMicrotask(() => door[Symbol.dispose]());
  }
  function endAccess(user: string): void {
    agents.closeOf(user, reasons.accessEnded, 'The access has ended.');
  }
  return {
    upgrade: (request, socket, head) => door.upgrade(request, socket, head),
    endAccess,
    async review() {
      const callers = [...agents].map(({ caller }) => caller);
      for (const user of await deps.revokedAmong(callers)) endAccess(user);
      for (const roomId of roomsInProgress(home)) await review(home, rooms, roomId);
      // Also where everybody is, and which call a group or room has.
      await agents.registerAgain();
      await home.claimAgain();
    },
    dropSockets: () => door.dropAll(),
    describe: () => describe(agents, home),
    async past(beforeMs) {
      await recorder.flush();
      return records.page(beforeMs);
    },
    history: (query) => readHistory(db, query),
    served: createServerCalls({ home, ends, bus, clock, resources, observers, pages, hearing }),
    shutDown,
    reset: () => endAll('Reset.'),
    async [Symbol.asyncDispose]() {
      await scope.end();
      shutDown();
      await Promise.resolve();
      agents[Symbol.dispose]();
      await recorder[Symbol.asyncDispose]();
      bus[Symbol.dispose]();
    },
  };
}

/** Sends a client's request to where its call lives. */
function requestRouter(
  {
    bus,
    authenticate,
    clock,
    resources,
  }: Pick<CallsDeps, 'authenticate' | 'clock' | 'resources'> & { readonly bus: CallBus },
  agents: Agents,
  home: Home,
): (agent: Agent, frame: { id: number; op: string; args?: unknown }) => void {
  const renew = async (agent: Agent, args: unknown): Promise<void> => {
    const { token } = callOperations['agent.refresh'].parse(args);
    const caller = await authenticate(token);
    if (caller.userId !== agent.caller.userId) throw invalid('The token is somebody else’s.');
    agents.renew(agent, caller);
  };
  const paced = createRequestRate(clock, resources);
  return (agent, { id, op, args }) => {
    const from = agents.requester(agent);
    const refuse = (error: unknown): void => home.refuse(from, id, error);
    const verdict = paced(agent, op === 'call.data' ? bytesOf(args) : 0);
    if (verdict === 'close') return agents.close(agent, reasons.tooMany, 'Too many requests.');
    if (verdict === 'refuse') return refuse(tooMany('Too many requests.'));
    if (enters(op) && agent.calls.size >= resources['calls.perClient']) {
      return refuse(tooMany('This client is in as many calls as it may be.'));
    }
    if (op === 'agent.refresh') {
      renew(agent, args).then(
        () => home.answer(from, id),
        () => refuse(new Refusal('The token is not valid.', { code: 401, subCode: 40235 })),
      );
      return;
    }
    const pass = async (): Promise<void> => {
      await sendRequest({ bus, home }, { from, id, op, args: readArgs(op, args) });
    };
    pass().catch(refuse);
  };
}

/** What a request to send data puts upon the others, before it is known to be one. */
function bytesOf(args: unknown): number {
  const { bytes } = (args ?? {}) as { bytes?: unknown };
  return typeof bytes === 'string' ? bytes.length : 0;
}

function enters(op: string): boolean {
  return op === 'call.start' || op === 'call.join';
}

function receive(
  message: CallMessage,
  parts: {
    readonly ends: Ends;
    readonly home: Home;
    readonly carryOut: ReturnType<typeof createRequests>;
    readonly bus: CallBus;
    readonly clock: Clock;
  },
): void {
  const { ends, home, carryOut, bus, clock } = parts;
  switch (message.type) {
    case 'request':
      return void carryOut(message);
    case 'deliver':
      return ends.deliver(message.end, message.event);
    case 'endGone':
      return home.endGone(message);
    case 'ringFailed':
      return home.ringFailed(message);
    case 'release':
      return release(home, bus, message);
    case 'take':
      return take(home, clock, message);
  }
}

function roomsInProgress(home: Home): string[] {
  return [...home].flatMap(({ call: { locator } }) =>
    locator && 'roomId' in locator ? [locator.roomId] : [],
  );
}

/** After a change of a room: who is in its call may have another role, or has to go. */
async function review(home: Home, rooms: RoomDoor, roomId: string): Promise<void> {
  const key = keyOf({ roomId });
  const live = [...home].find(({ call }) => call.locator && keyOf(call.locator) === key);
  if (!live) return;
  // Whom a service stands for came in by the access key, and not by an invitation.
  const people = present(live.call).filter(({ end }) => end?.media !== 'none');
  const users = people.map(({ user }) => user);
  const roles = await rooms.review(roomId, users);
  home.apply(
    live,
    applyRoles(live.call, (user) => roles.get(user) ?? live.call.legs[user]!.role),
  );
}

/** Processes that are gone and have left calls without an end. */
async function lostHomes(records: RecordStore, bus: CallBus): Promise<string[]> {
  const homes = await records.openHomes();
  const alive = await bus.alive(homes);
  return homes.filter((one) => !alive.has(one));
}

function describe(agents: Agents, home: Home): CallsInfo {
  return {
    agents: [...agents].map((agent) => ({
      user: agent.caller.userId,
      connectedAt: new Date(agent.connectedAt).toISOString(),
      attached: agent.attached,
      queued: agent.queued,
    })),
    calls: [...home].map(({ call }) => ({
      id: call.id,
      kind: call.kind,
      startedAt: new Date(call.startedAt).toISOString(),
      media: call.media.mode,
      participants: Object.values(call.legs).map(({ user, state, end }) => ({
        ...{ user, state, end: end?.kind ?? null },
      })),
    })),
  };
}
