import { randomUUID } from 'node:crypto';
import type { CallAnswer, CallArgs, CallEvent, CallOperation } from '@switchboard/acs-wire';
import type { VirtualClock } from '@switchboard/kernel/testing';
import { createLimits } from '../src/platform/limits/limits.ts';
import { withDefaults } from '../src/platform/limits/resources.ts';
import type { CallBus, Requester } from '../src/services/calls/bus.ts';
import type { End } from '../src/services/calls/call/end.ts';
import type { EndKind } from '../src/services/calls/ends/end-kind.ts';
import { Ends } from '../src/services/calls/ends/ends.ts';
import { release, take } from '../src/services/calls/home/hand-over.ts';
import { Home } from '../src/services/calls/home/home.ts';
import type { Live } from '../src/services/calls/home/home.ts';
import { createRequests, readArgs } from '../src/services/calls/requests/requests.ts';
import type { MediaEngines, MediaLeg } from '../src/services/media/port.ts';

/** Whoever calls in a test: an end that hears everything and says what it is told to say. */
export class Caller implements EndKind {
  readonly name = 'caller';
  readonly user = '8:acs:resource_caller';
  readonly heard: CallEvent[] = [];
  readonly #bus: CallBus;
  readonly #id = randomUUID();
  #requests = 0;

  constructor(bus: CallBus) {
    this.#bus = bus;
  }

  serves(address: string): boolean {
    return address === this.user;
  }

  async reach(): Promise<ReadonlyMap<string, readonly End[]>> {
    return new Map([[this.user, [this.#end]]]);
  }

  deliver(_id: string, event: CallEvent): void {
    this.heard.push(event);
  }

  homeGone(): void {
    // Nothing outlives the one process of such a test.
  }

  /** Asks for something; what comes of it is heard. @returns the number of the request */
  ask<Op extends CallOperation>(op: Op, args: CallArgs<Op>): number {
    const id = ++this.#requests;
    const from: Requester = { user: this.user, end: this.#end, scopes: ['voip'] };
    this.#bus.send(this.#bus.self, { type: 'request', from, id, op, args: readArgs(op, args) });
    return id;
  }

  answerTo<Op extends CallOperation>(_op: Op, id: number): CallAnswer<Op> | undefined {
    const answer = this.heard.find((event) => event.type === 'res' && event.id === id);
    return answer && 'value' in answer ? (answer.value as CallAnswer<Op>) : undefined;
  }

  get #end(): End {
    return { kind: this.name, process: this.#bus.self, id: this.#id, media: 'page' };
  }
}

/** The calls of one process without its sockets, its database and its media engine. */
export class CallHome implements Disposable {
  readonly clock: VirtualClock;
  readonly caller: Caller;
  readonly #bus: CallBus;
  readonly #home: Home;

  constructor(bus: CallBus, clock: VirtualClock, kind: EndKind) {
    this.clock = clock;
    this.#bus = bus;
    this.caller = new Caller(bus);
    const ends = new Ends([this.caller, kind]);
    const resources = withDefaults();
    const log = silent;
    this.#home = new Home({ bus, clock, log, resources, engines: silentEngine, observers: [] });
    const carryOut = createRequests({
      ...{ home: this.#home, bus, ends, clock, resources, limits: createLimits({ rules: [] }) },
      rooms: unused('rooms'),
      recorder: unused('recorder'),
    });
    bus.subscribe((message) => {
      if (message.type === 'request') void carryOut(message);
      else if (message.type === 'deliver') ends.deliver(message.end, message.event);
      else if (message.type === 'release') release(this.#home, bus, message);
      else if (message.type === 'take') take(this.#home, clock, message);
      else this.#home[message.type](message);
    });
  }

  /** The call as it is by now; nothing once it is over. */
  find(callId: string): Live['call'] | undefined {
    return this.#home.find(callId)?.call;
  }

  get calls(): number {
    return [...this.#home].length;
  }

  [Symbol.dispose](): void {
    this.#bus[Symbol.dispose]();
  }
}

/** An engine that takes everybody in, and forwards nothing. */
const silentEngine: MediaEngines = {
  open: async () => ({
    ...{ engine: 'silent', capacity: 100, onFailed: () => undefined },
    join: async () => silentLeg,
    [Symbol.asyncDispose]: async () => undefined,
  }),
  describe: () => [],
  [Symbol.asyncDispose]: async () => undefined,
};

const silentLeg: MediaLeg = {
  publish: async () => '',
  answer: async () => undefined,
  candidate: async () => undefined,
  want: () => undefined,
  grant: () => undefined,
  mute: () => undefined,
  pause: () => undefined,
  address: async () => undefined,
  [Symbol.asyncDispose]: async () => undefined,
};

const silent = { error() {}, warn() {}, info() {}, debug() {} } as never;

/** What these tests do not come to; whoever does hears which it was. */
function unused<Part extends object>(name: string): Part {
  return new Proxy({} as Part, {
    get() {
      throw new Error(`these tests have no ${name}`);
    },
  });
}
