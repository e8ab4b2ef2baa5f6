import { randomUUID } from 'node:crypto';
import { isPlatformError } from '@switchboard/kernel';
import type { Clock } from '@switchboard/kernel';
import type { Logger } from '@switchboard/service';
import { z } from 'zod';
import type { ProcessBus } from '../../platform/process-bus/bus.ts';
import { topic } from '../../platform/process-bus/topic.ts';
import { toWireError, unavailable, WireError } from '../../platform/wire/errors.ts';
import type { Answers } from './carry-out.ts';
import type { Command } from './commands.ts';
import { callNotFound } from './refusal.ts';

/** How long the process in which a call lives may take. */
const ANSWER_MS = 10_000;

/** Only processes of ours write them, after they have checked what is in them. */
const command = z.custom<Command>(
  (value) => z.object({ name: z.string() }).safeParse(value).success,
);
const asked = topic(
  'call-automation-asked',
  z.object({ id: z.string(), from: z.string(), command }),
);
const failure = z.object({ status: z.int(), code: z.string(), message: z.string() });
const answered = topic(
  'call-automation-answered',
  z.object({ id: z.string(), value: z.unknown().optional(), failure: failure.optional() }),
);

interface Waiting {
  readonly process: string;
  readonly settle: PromiseWithResolvers<unknown>;
}

export interface AskingDeps {
  readonly bus: ProcessBus;
  /** The machine's: processes live in real time. */
  readonly clock: Clock;
  readonly log: Logger;
  readonly carryOut: (command: Command) => Promise<unknown>;
}

/** Has commands carried out in the process where the call lives, whichever that is. */
export class Asking implements Disposable {
  readonly #deps: AskingDeps;
  readonly #waiting = new Map<string, Waiting>();
  readonly #subscriptions: readonly Disposable[];

  constructor(deps: AskingDeps) {
    const { bus } = deps;
    this.#deps = deps;
    this.#subscriptions = [
      bus.subscribe(asked, (question) => this.#carryOut(question)),
      bus.subscribe(answered, ({ id, value, failure: refused }) => {
        const { settle } = this.#waiting.get(id) ?? {};
        if (refused) settle?.reject(errorOf(refused));
        else settle?.resolve(value);
      }),
      bus.onProcessGone((gone) => this.#giveUp(gone)),
    ];
  }

  /** @throws WireError in the codes of the service; 404 when the process is gone, and its calls with it */
  async ask<Name extends Command['name']>(
    process: string,
    command: Extract<Command, { readonly name: Name }>,
  ): Promise<Answers[Name]> {
    const { bus, carryOut } = this.#deps;
    const value =
      process === bus.self ? await carryOut(command) : await this.#askOther(process, command);
    return value as Answers[Name];
  }

  [Symbol.dispose](): void {
    for (const subscription of this.#subscriptions) subscription[Symbol.dispose]();
    for (const { settle } of this.#waiting.values()) settle.reject(unavailable());
  }

  async #askOther(process: string, command: Command): Promise<unknown> {
    const { bus, clock } = this.#deps;
    if (process === '' || !(await bus.alive([process])).has(process)) throw callNotFound();
    const id = randomUUID();
    const settle = Promise.withResolvers<unknown>();
    this.#waiting.set(id, { process, settle });
    const late = clock.after(ANSWER_MS, () => settle.reject(unavailable()));
    try {
      bus.send(process, asked, { id, from: bus.self, command });
      return await settle.promise;
    } finally {
      late[Symbol.dispose]();
      this.#waiting.delete(id);
    }
  }

  #carryOut({ id, from, command }: { id: string; from: string; command: Command }): void {
    const { bus, carryOut, log } = this.#deps;
    carryOut(command)
      .then((value) => bus.send(from, answered, { id, value }))
      .catch((error: unknown) => {
        if (!isPlatformError(error))
          log.error({ err: error }, 'a command of an application failed');
        const { status, code, message } = toWireError(error);
        bus.send(from, answered, { id, value: null, failure: { status, code, message } });
      });
  }

  #giveUp(gone: string): void {
    for (const { process, settle } of this.#waiting.values()) {
      if (process === gone) settle.reject(callNotFound());
    }
  }
}

function errorOf({ status, code, message }: z.output<typeof failure>): WireError {
  return status === 503 ? unavailable() : new WireError(status, code, message);
}
