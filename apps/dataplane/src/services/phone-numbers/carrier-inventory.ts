import {
  heldAnswer,
  missingAnswer,
  numbersAnswer,
  offeringsAnswer,
  operatorAnswer,
  orderedAnswer,
  placesAnswer,
  refusalAnswer,
} from './carrier-answers.ts';
import { CarrierClient, understood } from './carrier-client.ts';
import type { CarrierAnswer, CarrierOptions, CarrierQuestion } from './carrier-client.ts';
import { InventoryRefusal, inventoryUnavailable } from './inventory.ts';
import type { FreeQuery, HoldOptions, Inventory, Operator, Order, Wanted } from './inventory.ts';

/** Numbers of a carrier that offers them over HTTP. */
export class CarrierInventory implements Inventory, Disposable {
  readonly #client: CarrierClient;

  constructor(options: CarrierOptions) {
    this.#client = new CarrierClient(options);
  }

  async offerings() {
    return understood(offeringsAnswer, await this.#succeed('offerings')).offerings;
  }

  async places(countryCode: string) {
    const query = new URLSearchParams({ country: countryCode });
    return understood(placesAnswer, await this.#succeed(`places?${query}`)).places;
  }

  async free({ countryCode, numberType, prefixes, limit }: FreeQuery): Promise<string[]> {
    const query = new URLSearchParams({ country: countryCode, numberType, limit: String(limit) });
    for (const prefix of prefixes) query.append('prefix', prefix);
    const { numbers } = understood(numbersAnswer, await this.#succeed(`numbers?${query}`));
    return numbers.map(({ phoneNumber }) => phoneNumber);
  }

  async find(
    key: string,
    wanted: Wanted,
    { seconds, signal }: HoldOptions,
  ): Promise<readonly string[]> {
    const { countryCode: country, numberType, areaCode, quantity } = wanted;
    const find = { country, numberType, quantity, ...(areaCode !== undefined && { areaCode }) };
    const answer = await this.#change(
      `holds/${encodeURIComponent(key)}`,
      { find, seconds },
      signal,
    );
    return understood(heldAnswer, answer).phoneNumbers;
  }

  async hold(key: string, phoneNumbers: readonly string[], seconds: number): Promise<void> {
    const body = { phoneNumbers, seconds };
    understood(heldAnswer, await this.#change(`holds/${encodeURIComponent(key)}`, body));
  }

  async letGo(key: string, signal?: AbortSignal): Promise<void> {
    const path = `holds/${encodeURIComponent(key)}`;
    assertSuccess(await this.#client.ask({ method: 'DELETE', path, signal }));
  }

  async order(key: string, order: Order, signal?: AbortSignal): Promise<void> {
    const answer = await this.#change(`orders/${encodeURIComponent(key)}`, order, signal);
    const bought = new Set(understood(orderedAnswer, answer).phoneNumbers);
    if (!order.phoneNumbers.every((one) => bought.has(one))) throw inventoryUnavailable();
  }

  async release(phoneNumber: string, signal?: AbortSignal): Promise<void> {
    const path = `numbers/${encodeURIComponent(phoneNumber)}`;
    await this.#found({ method: 'DELETE', path, signal });
  }

  async operator(phoneNumber: string): Promise<Operator | undefined> {
    const path = `operators/${encodeURIComponent(phoneNumber)}`;
    const answer = await this.#found({ method: 'GET', path });
    return answer && understood(operatorAnswer, answer);
  }

  [Symbol.dispose](): void {
    this.#client[Symbol.dispose]();
  }

  async #succeed(path: string): Promise<CarrierAnswer> {
    return assertSuccess(await this.#client.ask({ method: 'GET', path }));
  }

  async #change(path: string, body: unknown, signal?: AbortSignal): Promise<CarrierAnswer> {
    const answer = await this.#client.ask({ method: 'PUT', path, body, signal });
    if (answer.status !== 409) return assertSuccess(answer);
    const { code, phoneNumbers } = understood(refusalAnswer, answer);
    throw new InventoryRefusal(code, phoneNumbers);
  }

  /** `undefined` when the carrier says that there is no such thing. */
  async #found(question: CarrierQuestion): Promise<CarrierAnswer | undefined> {
    const answer = await this.#client.ask(question);
    if (answer.status !== 404) return assertSuccess(answer);
    understood(missingAnswer, answer);
    return undefined;
  }
}

function assertSuccess(answer: CarrierAnswer): CarrierAnswer {
  if (answer.status >= 200 && answer.status < 300) return answer;
  throw inventoryUnavailable();
}
