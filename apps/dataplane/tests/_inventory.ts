import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export const INVENTORY_KEY = 'inventory-key-of-the-tests';

interface Stocked {
  readonly phoneNumber: string;
  readonly country: string;
  readonly numberType: string;
  readonly areaCode: string;
  readonly locality?: string;
  readonly division?: { readonly code: string; readonly name: string };
}

const washington = { code: 'WA', name: 'Washington' };
const geographic = (areaCode: string, locality: string) => (_: unknown, at: number) => ({
  phoneNumber: `+1${areaCode}55501${String(at).padStart(2, '0')}`,
  ...{ country: 'US', numberType: 'geographic', areaCode, locality, division: washington },
});
const STOCK: readonly Stocked[] = [
  ...Array.from({ length: 10 }, geographic('425', 'Bellevue')),
  ...Array.from({ length: 5 }, geographic('206', 'Seattle')),
  { phoneNumber: '+18335550100', country: 'US', numberType: 'tollFree', areaCode: '833' },
  { phoneNumber: '+447700900123', country: 'GB', numberType: 'mobile', areaCode: '7700' },
];

const both = { calling: 'inbound+outbound', sms: 'inbound+outbound' };
const OFFERINGS = [
  { countryCode: 'US', countryName: 'United States', numberType: 'geographic', capabilities: both },
  {
    ...{ countryCode: 'US', countryName: 'United States', numberType: 'tollFree' },
    capabilities: { calling: 'inbound', sms: 'outbound' },
    assignmentTypes: ['application'],
  },
  {
    ...{ countryCode: 'GB', countryName: 'United Kingdom', numberType: 'mobile' },
    ...{ capabilities: both, mustAgreeNotToResell: true },
  },
].map((one) => ({
  assignmentTypes: ['person', 'application'],
  monthly: { amount: 1, currencyCode: 'USD' },
  mustAgreeNotToResell: false,
  ...one,
}));

interface Asked {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly body: Record<string, unknown>;
}

interface Reply {
  readonly status: number;
  readonly body?: unknown;
}

/**
 * What happens to a request: `lost` was done and the connection is gone, `unanswered` was done and nobody
 * says so, `silent` was not even done.
 */
export type Trouble = 'down' | 'lost' | 'unanswered' | 'silent' | 'nonsense' | 'endless';

/** A carrier's inventory over HTTP, whose time the test decides, and which can be made to fail. */
export class FakeInventory implements AsyncDisposable {
  readonly #server = createServer((request, response) => void this.#serve(request, response));
  readonly #holds = new Map<string, { readonly numbers: string[]; readonly untilMs: number }>();
  readonly #owned = new Set<string>();
  readonly #orders = new Map<string, string[]>();
  /** How often each key was really bought under. */
  readonly bought = new Map<string, number>();
  readonly asked: Asked[] = [];
  /** For whatever it returns something for, until it does not. */
  trouble: (asked: Asked) => Trouble | undefined = () => undefined;
  now = (): number => Date.now();

  static async open(): Promise<FakeInventory> {
    const inventory = new FakeInventory();
    await new Promise<void>((resolve) => inventory.#server.listen(0, '127.0.0.1', resolve));
    return inventory;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  get owned(): string[] {
    return [...this.#owned].toSorted();
  }

  get held(): string[] {
    return [...this.#holds.values()]
      .filter(({ untilMs }) => untilMs > this.now())
      .flatMap(({ numbers }) => numbers)
      .toSorted();
  }

  reset(): void {
    this.#holds.clear();
    this.#owned.clear();
    this.#orders.clear();
    this.bought.clear();
    this.asked.length = 0;
    this.trouble = () => undefined;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const { pathname, searchParams: query } = new URL(request.url!, this.url);
    const path = decodeURIComponent(pathname.replace('/inventory/v1/', ''));
    const body = JSON.parse(Buffer.concat(chunks).toString() || '{}') as Record<string, unknown>;
    const asked = { method: request.method!, path, query, body };
    this.asked.push(asked);
    const trouble = this.trouble(asked);
    if (trouble === 'down') return void response.socket?.destroy();
    if (trouble === 'silent') return;
    if (trouble === 'nonsense') return void response.end('{"offerings":7}');
    if (trouble === 'endless') return void response.end('['.repeat(5_000_000));
    const reply =
      request.headers.authorization === `Bearer ${INVENTORY_KEY}`
        ? this.#answer(asked)
        : { status: 401, body: { code: 'unauthorized', message: 'x' } };
    if (trouble === 'lost') return void response.socket?.destroy();
    if (trouble === 'unanswered') return;
    response.writeHead(reply.status, { 'content-type': 'application/json' });
    response.end(reply.body === undefined ? '' : JSON.stringify(reply.body));
  }

  #answer({ method, path, query, body }: Asked): Reply {
    const [kind, key = ''] = path.split('/');
    switch (`${method} ${kind}`) {
      case 'GET offerings':
        return { status: 200, body: { offerings: OFFERINGS } };
      case 'GET places':
        return { status: 200, body: { places: placesOf(query.get('country')) } };
      case 'GET numbers':
        return { status: 200, body: { numbers: this.#free(query) } };
      case 'PUT holds':
        return this.#hold(key, body);
      case 'DELETE holds':
        this.#holds.delete(key);
        return { status: 204 };
      case 'PUT orders':
        return this.#order(key, body as { phoneNumbers: string[]; holdKey?: string });
      case 'DELETE numbers':
        if (this.#owned.delete(key)) return { status: 204 };
        return { status: 404, body: { code: 'not-yours', message: 'x' } };
      case 'GET operators':
        return operatorOf(key);
    }
    return { status: 400, body: { code: 'bad-request', message: 'x' } };
  }

  #free(query: URLSearchParams): readonly object[] {
    const prefixes = query.getAll('prefix');
    return this.#available()
      .filter(
        ({ phoneNumber, country, numberType }) =>
          country === query.get('country') &&
          numberType === query.get('numberType') &&
          (prefixes.length === 0 || prefixes.some((one) => phoneNumber.startsWith(`+${one}`))),
      )
      .slice(0, Number(query.get('limit')))
      .map(({ country: _country, ...one }) => one);
  }

  #available(except?: string): readonly Stocked[] {
    const taken = [...this.#holds]
      .filter(([key, { untilMs }]) => key !== except && untilMs > this.now())
      .flatMap(([, { numbers }]) => numbers);
    return STOCK.filter(
      ({ phoneNumber }) => !this.#owned.has(phoneNumber) && !taken.includes(phoneNumber),
    );
  }

  #hold(key: string, body: Record<string, unknown>): Reply {
    const seconds = Number(body['seconds']);
    const untilMs = this.now() + seconds * 1_000;
    const before = this.#holds.get(key);
    const available = this.#available(key);
    let numbers = body['phoneNumbers'] as string[] | undefined;
    if (!numbers && before && before.untilMs > this.now()) ({ numbers } = before);
    if (!numbers) {
      const { areaCode, country, numberType, quantity } = body['find'] as Record<string, unknown>;
      const found = available.filter(
        (one) =>
          one.country === country &&
          one.numberType === numberType &&
          (areaCode === undefined || one.areaCode === areaCode),
      );
      if (found.length < Number(quantity)) {
        return {
          status: 409,
          body: { code: 'out-of-stock', message: 'x', available: found.length },
        };
      }
      numbers = found.slice(0, Number(quantity)).map(({ phoneNumber }) => phoneNumber);
    }
    const missing = missingOf(numbers, available);
    if (missing) return missing;
    this.#holds.set(key, { numbers, untilMs });
    return { status: 200, body: { phoneNumbers: numbers, seconds } };
  }

  #order(key: string, { phoneNumbers, holdKey }: { phoneNumbers: string[]; holdKey?: string }) {
    if (!this.#orders.has(key)) {
      const missing = missingOf(phoneNumbers, this.#available(holdKey));
      if (missing) return missing;
      this.#orders.set(key, phoneNumbers);
      this.bought.set(key, (this.bought.get(key) ?? 0) + 1);
      for (const one of phoneNumbers) this.#owned.add(one);
      if (holdKey !== undefined) this.#holds.delete(holdKey);
    }
    return { status: 200, body: { phoneNumbers: this.#orders.get(key) } };
  }
}

function missingOf(wanted: readonly string[], available: readonly Stocked[]): Reply | undefined {
  const known = new Set(available.map(({ phoneNumber }) => phoneNumber));
  const missing = wanted.filter((one) => !known.has(one));
  if (missing.length === 0) return undefined;
  return { status: 409, body: { code: 'not-available', message: 'x', phoneNumbers: missing } };
}

function placesOf(country: string | null): readonly object[] {
  return STOCK.filter((one) => one.country === country).map(
    ({ country: _country, phoneNumber: _phoneNumber, ...place }) => place,
  );
}

function operatorOf(phoneNumber: string): Reply {
  const stocked = STOCK.find((one) => one.phoneNumber === phoneNumber);
  if (!stocked) return { status: 404, body: { code: 'unknown-number', message: 'x' } };
  const { numberType, country: countryCode } = stocked;
  const operator = { name: 'Contoso Telecom', mobileNetworkCode: '01', mobileCountryCode: '234' };
  return { status: 200, body: { phoneNumber, numberType, countryCode, operator } };
}
