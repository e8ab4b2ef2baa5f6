import { delay, systemClock } from '@switchboard/kernel';
import type { Logger } from '@switchboard/service';
import type { Call, Leg } from '../../calls/port.ts';
import { isIn } from '../follow.ts';
import type { VoiceDeps } from './voice.ts';
import { Voice } from './voice.ts';
import type { Announcement } from './announcement.ts';

export interface AnnouncerDeps extends VoiceDeps {
  readonly announcement: Pick<Announcement, 'file' | 'isOff'>;
  readonly log: Logger;
}

/** Whoever asked to record waits for it, and for no longer than a process of ours may take to answer. */
const HEARD_MS = 8_000;
/** Whoever comes later can hear by then: their side of the media takes its time. */
const LATECOMER_MS = 1_000;

/**
 * Tells everybody in one call by sound that it is recorded, each once and none but those who have not heard
 * it; who leaves and comes back hears it again.
 */
export class Announcer implements AsyncDisposable {
  readonly #deps: AnnouncerDeps;
  readonly #voice: Voice;
  readonly #ended = new AbortController();
  /** Raw identifiers. */
  #told: ReadonlySet<string> = new Set();
  #telling: Promise<void> = Promise.resolve();

  /** @param recording its id */
  constructor(deps: AnnouncerDeps, callId: string, recording: string) {
    this.#deps = deps;
    // Nobody is called this: pages hear it, and know nobody who says it.
    this.#voice = new Voice(deps, callId, `announcement of ${recording}`);
  }

  /** Fulfilled when all who are in the call have heard it. @throws PromptFailure when they cannot */
  tell(call: () => Call | undefined): Promise<void> {
    if (this.#deps.announcement.isOff) return Promise.resolve();
    const telling = this.#telling.then(() => this.#tellOthers(call()));
    this.#telling = telling.catch(() => undefined);
    return telling;
  }

  /** Somebody came or went while it is recorded. */
  follow(before: Call, call: Call, find: () => Call | undefined): void {
    const users = audienceOf(call);
    this.#told = new Set([...this.#told].filter((user) => users.includes(user)));
    if (users.every((user) => audienceOf(before).includes(user))) return;
    this.#tellLater(find).catch((error: unknown) => {
      if (this.#ended.signal.aborted) return;
      this.#deps.log.warn({ err: error }, 'somebody did not hear that a call is recorded');
    });
  }

  async #tellLater(find: () => Call | undefined): Promise<void> {
    if (this.#deps.announcement.isOff) return;
    await delay(systemClock, LATECOMER_MS, this.#ended.signal);
    await this.tell(find);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#ended.abort();
    await this.#telling;
    await this.#voice[Symbol.asyncDispose]();
  }

  async #tellOthers(call: Call | undefined): Promise<void> {
    const to = call ? audienceOf(call).filter((user) => !this.#told.has(user)) : [];
    if (to.length === 0) return;
    const files = [await this.#deps.announcement.file()];
    const signal = AbortSignal.any([this.#ended.signal, AbortSignal.timeout(HEARD_MS)]);
    await this.#voice.say({ files, loops: false, to, signal, began: () => undefined });
    this.#told = new Set([...this.#told, ...to]);
  }
}

/** Who can hear anything. */
function audienceOf({ legs }: Call): string[] {
  return Object.values(legs)
    .filter(hears)
    .map(({ user }) => user);
}

function hears(leg: Leg): boolean {
  return isIn(leg) && leg.end !== undefined && leg.end.media !== 'none';
}
