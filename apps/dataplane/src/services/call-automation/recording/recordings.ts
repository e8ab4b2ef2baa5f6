import { randomUUID } from 'node:crypto';
import type { Clock } from '@switchboard/kernel';
import type { Logger } from '@switchboard/service';
import type { Database } from '../../../platform/database/database.ts';
import type { ResourceLimits } from '../../../platform/limits/resources.ts';
import { WireError } from '../../../platform/wire/errors.ts';
import type { Call, CallGuest, ServerCalls, Step } from '../../calls/port.ts';
import type { Events } from '../../events/port.ts';
import type { CallSound, CallSounds } from '../../media/port.ts';
import { SoundUnavailable } from '../../media/port.ts';
import type { Command } from '../commands.ts';
import type { ConnectionStore } from '../connection-store.ts';
import { isIn } from '../follow.ts';
import { callNotFound } from '../refusal.ts';
import type { RecordedFiles } from './recorded-files.ts';
import type { EndReason, Pause, RecordingRow } from './recording.ts';
import type { RecordingStore } from './recording-store.ts';
import { fileEvent, stateCallback } from './recording-told.ts';

type Start = Extract<Command, { readonly name: 'startRecording' }>;

/** Tells the people of one call by sound that it is recorded. */
export interface RecordingAnnouncer extends AsyncDisposable {
  /** Fulfilled when all who are in the call have heard it, those who had before not again. Rejects when they cannot. */
  tell(find: () => Call | undefined): Promise<void>;
  /** A step was made with the call: who has come is told. */
  follow(before: Call, call: Call, find: () => Call | undefined): void;
}

export interface RecordingsDeps {
  /** This process. */
  readonly self: string;
  readonly resourceId: string;
  readonly calls: ServerCalls;
  readonly sounds: CallSounds;
  readonly announcerOf: (callId: string, recording: string) => RecordingAnnouncer;
  readonly files: RecordedFiles;
  readonly store: RecordingStore;
  readonly callbacks: ConnectionStore;
  readonly events: Events;
  readonly db: Database;
  readonly clock: Clock;
  readonly log: Logger;
  readonly resources: ResourceLimits;
  /** There is something to send. */
  readonly wake: () => void;
}

interface Live {
  row: RecordingRow;
  guest: CallGuest | undefined;
  sound: CallSound | undefined;
  readonly announcer: RecordingAnnouncer;
  readonly people: Set<string>;
  pauses: readonly Pause[];
  /** Once it ends. */
  ending: Promise<void> | undefined;
  /** What is written of it, one after the other. */
  writing: Promise<unknown>;
}

/** The recordings of the calls of this process. */
export class Recordings implements AsyncDisposable {
  readonly #deps: RecordingsDeps;
  /** By the call: there is one of each at a time. */
  readonly #byCall = new Map<string, Live>();

  constructor(deps: RecordingsDeps) {
    this.#deps = deps;
  }

  /** @returns its id. @throws WireError 404, 409 where it is recorded already, 429, 503 when there is no sound */
  async start(asked: Start): Promise<string> {
    const call = this.#deps.calls.find(asked.callId);
    if (!call) throw callNotFound();
    if (this.#byCall.has(call.id))
      throw new WireError(409, '8571', 'The call is recorded already.');
    const live = this.#liveOf(asked, call);
    this.#byCall.set(call.id, live);
    try {
      await this.#needRoom();
      await this.#open(live, asked);
      await this.#begin(live);
      await this.#save(live);
    } catch (error) {
      this.#byCall.delete(call.id);
      await this.#close(live);
      await this.#discard(live);
      throw unavailable(error);
    }
    this.#tell(live, asked.isPaused ? 'inactive' : 'active');
    return live.row.id;
  }

  /** @throws WireError 404 when there is no such recording any more */
  async change(id: string, to: 'active' | 'inactive' | 'stopped'): Promise<void> {
    const live = [...this.#byCall.values()].find(({ row }) => row.id === id);
    if (!live || live.ending) throw new WireError(404, '8522', 'Recording not found.');
    if (to === 'stopped') return this.#end(live, 'stopped');
    if (live.row.state === to) return;
    if (to === 'active')
      await this.#announce(live).catch((error: unknown) => {
        throw unavailable(error);
      });
    await live.sound?.pause(to === 'inactive');
    const nowMs = this.#deps.clock.now();
    live.pauses =
      to === 'inactive' ? [...live.pauses, { fromMs: nowMs }] : closed(live.pauses, nowMs);
    live.row = { ...live.row, state: to };
    this.#tell(live, to);
    await this.#deps.store.setState(id, to, live.pauses);
  }

  began(): void {
    // Nothing is recorded before somebody asks for it.
  }

  changed(before: Call, { call }: Step): void {
    const live = this.#byCall.get(call.id);
    if (!live) return;
    for (const leg of Object.values(call.legs)) if (isIn(leg)) live.people.add(leg.user);
    if (live.row.state === 'active')
      live.announcer.follow(before, call, () => this.#deps.calls.find(call.id));
  }

  ended({ id }: Call): void {
    const live = this.#byCall.get(id);
    if (live) this.#ends(live, 'call-ended');
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.all([...this.#byCall.values()].map((live) => this.#end(live, 'call-ended')));
  }

  #liveOf(asked: Start, call: Call): Live {
    const { channelType, format, channels, isPaused, callbackUri, base, startedBy } = asked;
    const startedMs = this.#deps.clock.now();
    const people = Object.values(call.legs).filter(isIn);
    const row: RecordingRow = {
      ...{ id: newId(this.#deps.resourceId), callId: call.id, home: this.#deps.self },
      ...{ channelType, format, startedBy: startedBy ?? null },
      ...{ state: isPaused ? 'inactive' : 'active', people: channels, base, startedMs },
      ...{ pauses: [], callbackUri: callbackUri ?? null },
      ...{ endedMs: null, durationMs: null, bytes: null, endReason: null },
    };
    return {
      ...{ row, guest: undefined, sound: undefined, ending: undefined },
      announcer: this.#deps.announcerOf(call.id, row.id),
      people: new Set([...channels, ...people.map(({ user }) => user)]),
      pauses: [],
      writing: Promise.resolve(),
    };
  }

  async #needRoom(): Promise<void> {
    const { store, resources } = this.#deps;
    if ((await store.count()) < resources['recordings.kept']) return;
    throw new WireError(429, 'TooManyRequests', 'There are as many recordings as there may be.');
  }

  async #open(live: Live, { channelType, format, channels }: Start): Promise<void> {
    const { calls, sounds, files, resources } = this.#deps;
    const { id, callId } = live.row;
    const failed = (): void => this.#ends(live, 'failed');
    const guest = calls.guest(callId, `recorder ${id}`, false, {
      hear: (event) => live.sound?.hear(event),
      over: () => this.#ends(live, calls.find(callId) ? 'failed' : 'call-ended'),
    });
    live.guest = guest;
    const nothing = (): void => undefined;
    live.sound = await sounds.open(guest.signalling, false, {
      ...{ began: nothing, played: nothing, unheard: nothing, spoke: nothing, said: nothing },
      streamed: nothing,
      ...{ full: () => this.#ends(live, 'full'), unwritten: failed, lost: failed },
    });
    const maxBytes = resources['recordings.bytes'];
    const mixing = channelType === 'mixed' ? 'mixed' : channels;
    const path = await files.place(live.row);
    await live.sound.record({ path, format, channels: mixing, isPaused: true, maxBytes });
    // The call may have ended meanwhile.
    if (!calls.find(callId)) throw callNotFound();
    guest.enter();
  }

  /** Nothing is kept of what is said before everybody has heard that it is. */
  async #begin(live: Live): Promise<void> {
    if (live.row.state === 'active') await this.#announce(live);
    const startedMs = this.#deps.clock.now();
    live.row = { ...live.row, startedMs };
    if (live.row.state === 'active') await live.sound?.pause(false);
    else live.pauses = [{ fromMs: startedMs }];
  }

  /** @throws SoundUnavailable when they cannot hear it; WireError 404 when the call is over */
  async #announce({ announcer, row: { callId } }: Live): Promise<void> {
    const { calls, log } = this.#deps;
    await announcer
      .tell(() => calls.find(callId))
      .catch((error: unknown) => {
        if (!calls.find(callId)) throw callNotFound();
        log.warn({ err: error }, 'a call is not recorded: its people did not hear of it');
        throw new SoundUnavailable('Nobody hears that the call is recorded.');
      });
  }

  async #save(live: Live): Promise<void> {
    const { store, callbacks, clock, calls } = this.#deps;
    const { id, callId, callbackUri } = live.row;
    if (callbackUri !== null) {
      const nobody = { userId: '', details: { targets: [] } };
      await callbacks.insert({ id, callId, callbackUri, ...nobody }, clock.now());
    }
    await store.insert({ ...live.row, people: [...live.people], pauses: live.pauses });
    // It may have ended meanwhile, or the call.
    if (live.ending || !calls.find(callId)) throw callNotFound();
  }

  /** Nothing is left of one that has not begun. */
  async #discard({ row }: Live): Promise<void> {
    const { store, callbacks, files, clock } = this.#deps;
    const { id, callbackUri } = row;
    await Promise.all([files.delete(row), store.discard(id)]);
    if (callbackUri === null) return;
    await callbacks.append(id, [], { nowMs: clock.now(), isOver: true, maxWaiting: 1 });
  }

  /** Everybody in the call, and whoever asked to be told. */
  #tell(live: Live, state: 'active' | 'inactive', isOver = false): void {
    const { calls, callbacks, clock, resources, wake, log } = this.#deps;
    const { id, callId, callbackUri } = live.row;
    if (calls.find(callId)) calls.setRecorded(callId, state === 'active');
    if (callbackUri === null) return;
    const nowMs = clock.now();
    const callback = stateCallback(live.row, state, callbackUri, nowMs);
    const maxWaiting = resources['automation.callbacksWaiting'];
    live.writing = live.writing
      .then(() => callbacks.append(id, [callback], { nowMs, isOver, maxWaiting }))
      .then(wake)
      .catch((error: unknown) => log.error({ err: error }, 'a recording was not told of'));
  }

  /** Nobody waits for it. */
  #ends(live: Live, reason: EndReason): void {
    this.#end(live, reason).catch((error: unknown) => this.#unfinished(error));
  }

  #end(live: Live, reason: EndReason): Promise<void> {
    live.ending ??= this.#finish(live, reason)
      .catch((error: unknown) => this.#unfinished(error))
      .finally(() => this.#byCall.delete(live.row.callId));
    return live.ending;
  }

  /** Whoever looks for what was left behind finishes it. */
  #unfinished(error: unknown): void {
    this.#deps.log.error({ err: error }, 'a recording was not finished');
  }

  async #finish(live: Live, reason: EndReason): Promise<void> {
    await this.#close(live);
    const endedMs = this.#deps.clock.now();
    const { people } = live;
    const pauses = closed(live.pauses, endedMs);
    const row = { ...live.row, people: [...people], pauses, endedMs, endReason: reason };
    await finishRecording(this.#deps, row);
    this.#tell(live, 'inactive', true);
    await live.writing;
  }

  async #close({ sound, guest, announcer }: Live): Promise<void> {
    await announcer[Symbol.asyncDispose]();
    // A process that is gone has written what it could.
    await sound?.finish().catch(() => undefined);
    await Promise.all([guest?.[Symbol.asyncDispose](), sound?.[Symbol.asyncDispose]()]);
  }
}

/** Makes the file whole, and tells whoever subscribed where it is; once, whoever does it. */
export async function finishRecording(
  {
    files,
    store,
    events,
    db,
    clock,
  }: Pick<RecordingsDeps, 'files' | 'store' | 'events' | 'db' | 'clock'>,
  row: RecordingRow & { readonly endedMs: number; readonly endReason: EndReason },
): Promise<boolean> {
  const { id, people, pauses, endedMs, endReason } = row;
  const file = await files.settle(row);
  const finished = { people, pauses, endedMs, endReason, ...file };
  const afterCommit = await db.$transaction(async (tx) => {
    if (!(await store.finish(tx, id, finished))) return undefined;
    return events.append(tx, [fileEvent({ ...row, ...file }, clock.now())]);
  });
  afterCommit?.();
  return afterCommit !== undefined;
}

function unavailable(error: unknown): unknown {
  if (!(error instanceof SoundUnavailable)) return error;
  return new WireError(503, 'ServiceUnavailable', 'The call cannot be recorded now.');
}

export function closed(pauses: readonly Pause[], nowMs: number): Pause[] {
  return pauses.map(({ fromMs, untilMs = nowMs }) => ({ fromMs, untilMs }));
}

/** As the service makes them: what is in it is of no use to anybody. */
function newId(resourceId: string): string {
  const names = { PlatformEndpointId: randomUUID(), ResourceSpecificId: resourceId };
  return Buffer.from(JSON.stringify(names)).toString('base64url');
}
