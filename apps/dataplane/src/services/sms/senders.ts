import type { PhoneNumbers } from '../phone-numbers/port.ts';
import { forbidden, WireError } from '../../platform/wire/errors.ts';
import { isPhoneNumber } from './address.ts';
import type { Provider } from './provider.ts';

/** Which allowance a text is counted against. */
export type SenderKind = 'tollFree' | 'geographic' | 'mobile' | 'shortCode' | 'name';

/** Who texts may come from: numbers that one has, and what a provider has agreed to. */
export class Senders {
  readonly #numbers: Pick<PhoneNumbers, 'owned'>;
  readonly #names: ReadonlySet<string>;

  constructor(numbers: Pick<PhoneNumbers, 'owned'>, providers: readonly Provider[]) {
    this.#numbers = numbers;
    this.#names = new Set(providers.flatMap(({ senders }) => senders));
  }

  /** @throws WireError 401 when it is nobody's of this resource, 403 when it may send no texts */
  async assertMaySend(from: string): Promise<SenderKind> {
    if (!isPhoneNumber(from)) {
      if (!this.#names.has(from)) throw notOwned();
      return /^\d+$/.test(from) ? 'shortCode' : 'name';
    }
    const number = await this.#numbers.owned(from);
    if (!number) throw notOwned();
    if (!number.capabilities.sms.includes('outbound')) throw forbidden();
    return number.numberType;
  }

  /** @throws WireError 401 when it is nobody's of this resource */
  async assertOwned(from: string): Promise<void> {
    const isOwned = isPhoneNumber(from) ? await this.#numbers.owned(from) : this.#names.has(from);
    if (!isOwned) throw notOwned();
  }

  async mayReceive(to: string): Promise<boolean> {
    if (!isPhoneNumber(to)) return this.#names.has(to);
    const number = await this.#numbers.owned(to);
    return number?.capabilities.sms.includes('inbound') ?? false;
  }
}

/** As the service refuses it. */
function notOwned(): WireError {
  return new WireError(401, 'Unauthorized', 'The sender does not belong to this resource.');
}
