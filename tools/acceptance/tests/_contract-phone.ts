import { PortRange } from '@switchboard/audio';
import { TestTelephone } from '@switchboard/audio/testing';
import type { ContractPhone } from '@switchboard/calling/testing';
import type { OutgoingCall } from '@switchboard/sip';
import { TrunkPhone } from '@switchboard/sip/testing';
import type { TestTrunk } from '@switchboard/sip/testing';
import { until } from './_until.ts';

const HOST = '127.0.0.1';
const BUSY = 486;
const DECLINED = 603;
const ports = new PortRange({ from: 31_100, to: 31_199 });

/** What a page asks of a phone; who is called, and which keys are heard, go along as text. */
export type PhoneAct = Exclude<keyof ContractPhone, 'id'>;

/** How a phone calls somebody, by the id of a person; resolves once it rings there. */
export type Dial = (phone: TrunkPhone, number: string, personId: string) => Promise<OutgoingCall>;

/** A telephone behind a trunk, and whoever holds it in a case of the contract. */
export class HeldPhone
  implements Record<PhoneAct, (text: string) => Promise<void>>, AsyncDisposable
{
  readonly number: string;
  readonly #trunk: TestTrunk;
  readonly #dial: Dial;
  readonly #phone: TrunkPhone<TestTelephone>;

  private constructor(
    number: string,
    trunk: TestTrunk,
    dial: Dial,
    phone: TrunkPhone<TestTelephone>,
  ) {
    this.number = number;
    this.#trunk = trunk;
    this.#dial = dial;
    this.#phone = phone;
  }

  static async open(number: string, trunk: TestTrunk, dial: Dial): Promise<HeldPhone> {
    const telephone = await TestTelephone.open({ ports, host: HOST, hz: 440 });
    return new HeldPhone(number, trunk, dial, new TrunkPhone(telephone, HOST));
  }

  async answer(): Promise<void> {
    await this.#trunk.answer(await this.#trunk.next(this.number), this.#phone);
  }

  async decline(): Promise<void> {
    (await this.#trunk.next(this.number)).reject(DECLINED);
  }

  async beBusy(): Promise<void> {
    // Nobody has called yet: who asks for this goes on to call.
    void this.#trunk.next(this.number).then((call) => call.reject(BUSY));
  }

  async hold(): Promise<void> {
    await (await this.#call()).setDirection('sendonly');
  }

  async resume(): Promise<void> {
    await (await this.#call()).setDirection('sendrecv');
  }

  async hangUp(): Promise<void> {
    (await this.#call()).hangUp();
  }

  async call(personId: string): Promise<void> {
    const { result } = await this.#dial(this.#phone, this.number, personId);
    void result.then((outcome) => outcome.kind === 'answered' && this.#phone.use(outcome.call));
  }

  async heard(keys: string): Promise<void> {
    const { digits } = this.#phone.telephone;
    await until(`${keys.length} keys are heard`, () => digits.length >= keys.length);
    if (digits.join('') !== keys) throw new Error(`heard ${digits.join('')}`);
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.#phone[Symbol.asyncDispose]();
  }

  /** The call that it is in; an answer may be on its way to it. */
  async #call(): Promise<NonNullable<TrunkPhone['call']>> {
    await until('the phone is in a call', () => this.#phone.call !== undefined);
    return this.#phone.call!;
  }
}
