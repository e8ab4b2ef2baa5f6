import { Scope, systemClock } from '@switchboard/kernel';
import type { Clock } from '@switchboard/kernel';
import type { Logger } from '@switchboard/service';
import type { CallReason } from '@switchboard/acs-wire';
import { every } from '../../../platform/clock/every.ts';
import type { Database } from '../../../platform/database/database.ts';
import { GroupWriter } from '../../../platform/database/group-writer.ts';
import { countryOfNumber } from '../../phone-numbers/port.ts';
import { ChargeStore, LEASE_MS } from './charge-store.ts';
import type { KnownRules } from './known-rules.ts';
import { priceOf } from './price.ts';
import { spendReasons } from './reasons.ts';
import { RunningCharge } from './running-charge.ts';
import { settle, settleLost } from './settle.ts';
import type { Ended } from './settle.ts';

export interface ChargesDeps {
  readonly db: Database;
  readonly clock: Clock;
  readonly log: Logger;
  readonly rules: KnownRules;
}

/** Who is to be called, by whom and from which number of the resource; both numbers as E.164 has them. */
export interface Wanted {
  readonly callId: string;
  readonly number: string;
  readonly callerId: string;
  /** Raw identifier of who dials. */
  readonly caller: string;
  readonly onCutOff: () => void;
}

const RENEW_EVERY_MS = LEASE_MS / 3;

/** The gate that every call to a phone passes: it begins only where rates and limits let it, and is charged. */
export class Charges implements AsyncDisposable {
  readonly #deps: ChargesDeps;
  readonly #store: ChargeStore;
  readonly #scope = new Scope();
  readonly #running = new Map<string, RunningCharge>();
  readonly #settling = new Set<Promise<void>>();
  readonly #settled: GroupWriter<Ended>;

  constructor(deps: ChargesDeps) {
    const { db, log } = deps;
    this.#deps = deps;
    this.#store = new ChargeStore(db);
    this.#settled = new GroupWriter((ended) => settle(db, ended));
    this.#scope.use(
      every(
        systemClock,
        RENEW_EVERY_MS,
        () => this.#renew(),
        (error) => log.error({ err: error }, 'running calls to phones could not be renewed'),
      ),
    );
  }

  /** @returns the charge of a call that may begin; or why it may not */
  async begin(wanted: Wanted): Promise<RunningCharge | CallReason> {
    const { rules, clock } = this.#deps;
    const { number, callerId, callId, caller } = wanted;
    const price = priceOf(rules.current, number, callerId);
    if (price.kind === 'denied') return spendReasons.destination;
    const { prefix, perMinute } = price.rate;
    const country = countryOfNumber(number) ?? null;
    const dialled = { callId, phoneNumber: callerId, caller, country, prefix, perMinute };
    const moments = { nowMs: clock.now(), machineMs: systemClock.now() };
    const claimed = await this.#store.claim(dialled, rules.current, moments);
    if (claimed.kind === 'granted') return this.#run(wanted, perMinute, claimed);
    return claimed.because === 'cap' ? spendReasons.cap : spendReasons.tooMany;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const charge of [...this.#running.values()]) charge.end();
    await this.#scope.end();
    await Promise.all(this.#settling);
  }

  #run(
    { callerId: phoneNumber, onCutOff }: Wanted,
    perMinute: number,
    { id, seconds }: { readonly id: string; readonly seconds: number },
  ): RunningCharge {
    const { rules, clock, log } = this.#deps;
    const charge = new RunningCharge({
      ...{ id, perMinute, seconds, clock, onCutOff },
      extend: (more) => this.#store.extend({ id, phoneNumber }, more, rules.current, clock.now()),
      onAnswered: (ms) =>
        void this.#store
          .answered(id, ms)
          .catch((error: unknown) => log.error({ err: error }, 'an answer was not written down')),
      onEnded: (ended) => this.#settle(ended),
      onFault: (error) => log.error({ err: error }, 'a call to a phone was not cut off'),
    });
    this.#running.set(id, charge);
    return charge;
  }

  /** What cannot be written is settled as lost once its lease is over. */
  #settle(ended: Ended): void {
    this.#running.delete(ended.id);
    const settling = this.#settled
      .add(ended)
      .catch((error: unknown) =>
        this.#deps.log.error({ err: error }, 'the cost of a call was not written down'),
      )
      .finally(() => this.#settling.delete(settling));
    this.#settling.add(settling);
  }

  async #renew(): Promise<void> {
    const { db, clock } = this.#deps;
    const now = systemClock.now();
    if (this.#running.size > 0) await this.#store.renew([...this.#running.keys()], now);
    await settleLost(db, now, clock.now());
  }
}
