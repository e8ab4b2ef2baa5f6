import type { Calling } from '@switchboard/calling';
import type { Clock } from '@switchboard/kernel';
import type { RingingState as AskedState } from '@switchboard/push';
import type { ToApp, ToDevice } from '@switchboard/push/device';
import { createValue } from '../state/value.ts';
import type { Value } from '../state/value.ts';
import { nothingRings } from './ringing-state.ts';
import type { RingingCall, RingingEffect, RingingEvent, RingingState } from './ringing-state.ts';
import { step } from './step.ts';

export interface RingingOptions {
  readonly clock: Clock;
  readonly tell: (message: ToDevice) => void;
  /** Raw id of who is signed in. */
  readonly self: () => string | undefined;
  /** What is known of the names of people, by their raw ids; empty for nothing. */
  readonly nameOf: (userIds: readonly string[]) => string;
  readonly newId: () => string;
  /** Whether the app itself shows what rings, because it is in front. */
  readonly isShownByApp: () => boolean;
  /** Opens what is needed to hear of calls. */
  readonly attach: () => void;
  /** Asks the data plane; undefined when it cannot be asked. */
  readonly stateOf: (serverCallId: string) => Promise<AskedState | undefined>;
}

/** What the call agent has to do, and what it tells. */
export type RingingAgent = Pick<
  Calling,
  'getSnapshot' | 'subscribe' | 'serverCallId' | 'accept' | 'decline' | 'find'
>;

/** What rings here and is placed here, and what is done about it. */
export interface Ringing {
  readonly state: Value<RingingState>;
  /** What a device says of pushes and of its own screen; anything else is not for here. */
  hear(message: ToApp): void;
  answer(serverCallId: string, withVideo: boolean): void;
  decline(serverCallId: string): void;
  /** Follows what rings at an agent. @returns ends it */
  follow(agent: RingingAgent): () => void;
  signedOut(): void;
  end(): void;
}

export function createRinging(options: RingingOptions): Ringing {
  const { clock, tell } = options;
  const state = createValue<RingingState>(nothingRings);
  const timers = new Map<string, Disposable>();
  let agent: RingingAgent | undefined;

  function happen(event: RingingEvent): void {
    const next = step(state.get(), event);
    state.set(next.state);
    for (const [key, timer] of timers) if (!next.state.calls[key]) stop(key, timer);
    for (const effect of next.effects) act(effect);
  }

  function act(effect: RingingEffect): void {
    const word = wordOf(effect);
    if (word) return tell(word);
    switch (effect.type) {
      case 'attach':
        return options.attach();
      case 'ask':
        return void ask(effect.key, effect.serverCallId);
      case 'wait':
        return wait(effect.key, effect.until);
      case 'accept':
        return void accept(effect.call);
      case 'reject':
        return void agent?.decline(effect.incomingId);
      case 'hang-up':
        return void agent?.find(effect.ref as never)?.hangUp(false);
    }
  }

  async function ask(key: string, serverCallId: string): Promise<void> {
    // Who cannot be asked says nothing: it rings until it expires.
    const answer = await options.stateOf(serverCallId).catch(() => undefined);
    if (answer) happen({ type: 'asked', key, state: answer });
  }

  async function accept({ key, incomingId, answersWithVideo }: RingingCall): Promise<void> {
    const accepting = agent?.accept(incomingId!, { video: answersWithVideo });
    const ref = await accepting?.catch(() => undefined);
    happen(ref ? { type: 'accepted', key, ref } : { type: 'not-accepted', key });
  }

  function wait(key: string, until: number): void {
    timers.get(key)?.[Symbol.dispose]();
    const expire = (): void => happen({ type: 'expired', key, now: clock.now() });
    timers.set(key, clock.after(Math.max(0, until - clock.now()), expire));
  }

  function stop(key: string, timer: Disposable): void {
    timer[Symbol.dispose]();
    timers.delete(key);
  }

  const acted = (
    serverCallId: string,
    action: 'answer' | 'decline' | 'end',
    withVideo?: boolean,
  ): void => happen({ type: 'acted', serverCallId, action, withVideo, now: clock.now() });

  return {
    state,
    hear(message) {
      if (message.type === 'call-action') acted(message.serverCallId, message.action);
      if (message.type !== 'push-received') return;
      const { push } = message;
      if (push.type !== 'incoming-call' && push.type !== 'call-ended') return;
      const [self, isShownByApp] = [options.self(), options.isShownByApp()];
      happen({ type: 'pushed', push, self, isShownByApp, now: clock.now() });
    },
    answer: (serverCallId, withVideo) => acted(serverCallId, 'answer', withVideo),
    decline: (serverCallId) => acted(serverCallId, 'decline'),
    follow(next) {
      agent = next;
      const end = followAgent(next, happen, options);
      return () => {
        end();
        if (agent === next) agent = undefined;
      };
    },
    signedOut: () => happen({ type: 'signed-out' }),
    end() {
      for (const [key, timer] of timers) stop(key, timer);
    },
  };
}

/** Tells what begins to ring, rings no more, is placed, and is over. */
function followAgent(
  agent: RingingAgent,
  happen: (event: RingingEvent) => void,
  options: RingingOptions,
): () => void {
  const { clock, isShownByApp } = options;
  const ringing = new Set<string>();
  const talks = followCalls(happen, options);

  async function rang(incomingId: string): Promise<void> {
    // Without a name it cannot be known by a push, but rings all the same.
    const serverCallId =
      (await agent.serverCallId(incomingId).catch(() => undefined)) ?? incomingId;
    const call = agent.getSnapshot().incoming.find(({ id }) => id === incomingId);
    if (!call) return;
    happen({
      ...{ type: 'rang', serverCallId, incomingId, callerId: call.from, callerName: call.name },
      ...{ hasVideo: call.video ?? false, now: clock.now(), isShownByApp: isShownByApp() },
    });
  }

  const look = (): void => {
    const { calls, incoming } = agent.getSnapshot();
    const here = new Set(incoming.map(({ id }) => id));
    for (const id of here) {
      if (ringing.has(id)) continue;
      ringing.add(id);
      void rang(id);
    }
    for (const incomingId of ringing) {
      if (here.has(incomingId)) continue;
      ringing.delete(incomingId);
      happen({ type: 'ring-ended', incomingId });
    }
    talks(calls);
  };
  look();
  return agent.subscribe(look);
}

type Calls = ReturnType<RingingAgent['getSnapshot']>['calls'];
type Told = 'placed' | 'reached' | 'over';

/** Tells what becomes of calls: each thing once. */
function followCalls(
  happen: (event: RingingEvent) => void,
  { nameOf, newId }: Pick<RingingOptions, 'nameOf' | 'newId'>,
): (calls: Calls) => void {
  const told = new Map<string, Set<Told>>();
  const once = (ref: string, what: Told): boolean => {
    const all = told.get(ref) ?? new Set();
    told.set(ref, all);
    return !all.has(what) && Boolean(all.add(what));
  };

  function look(call: Calls[keyof Calls]): void {
    const { ref, phase, direction } = call;
    const isOver = phase.name === 'ended';
    if (direction === 'outgoing' && !isOver && once(ref, 'placed')) {
      const people = call.target.kind === 'people' ? call.target.ids : [];
      const [calleeName, hasVideo] = [nameOf(people), call.camera !== 'off'];
      happen({ type: 'placed', serverCallId: newId(), ref, calleeName, hasVideo });
    }
    if (phase.name === 'connected' && once(ref, 'reached')) happen({ type: 'reached', ref });
    if (isOver && once(ref, 'over')) happen({ type: 'call-over', ref });
  }

  return (calls) => {
    for (const call of Object.values(calls)) look(call);
    for (const ref of told.keys()) if (!(ref in calls)) told.delete(ref);
  };
}

/** What the system is told of a call; undefined for what is no word to it. */
function wordOf(effect: RingingEffect): ToDevice | undefined {
  switch (effect.type) {
    case 'report':
      return reportOf(effect.call);
    case 'start':
      return startOf(effect.call);
    case 'connected':
      return { type: 'call-connected', serverCallId: effect.serverCallId };
    case 'end':
      return { type: 'call-ended', serverCallId: effect.serverCallId };
    default:
      return undefined;
  }
}

function reportOf({ serverCallId, callerName = '', hasVideo }: RingingCall): ToDevice {
  return { type: 'call-reported', serverCallId, callerName, hasVideo };
}

function startOf({ serverCallId, callerName = '', hasVideo }: RingingCall): ToDevice {
  return { type: 'call-started', serverCallId, calleeName: callerName, hasVideo };
}
