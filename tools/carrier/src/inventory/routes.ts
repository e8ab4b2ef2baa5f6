import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { carrierError } from '../carrier-errors.ts';
import { read, readNumber } from '../http/read.ts';
import type { Accounts } from '../accounts/accounts.ts';
import type { OrderDelays } from '../accounts/order-delays.ts';
import { OFFERINGS } from '../stock/offerings.ts';
import type { NumberRange, StockNumber } from '../stock/number-range.ts';
import { findNumber, placesOf } from '../stock/stock.ts';
import { holdInput, keyInPath, numbersQuery, orderInput, placesQuery } from './input.ts';
import type { Inventory } from './inventory.ts';

interface Parts {
  readonly inventory: Inventory;
  readonly accounts: Accounts;
  readonly orderDelays: OrderDelays;
}

/** The number inventory protocol, version 1: see docs/protocols/number-inventory.md. */
export function inventoryRoutes(
  root: FastifyInstance,
  { inventory, accounts, orderDelays }: Parts,
): void {
  const accountOf = (request: FastifyRequest): string => {
    const [, key] = /^Bearer (\S{1,512})$/i.exec(request.headers.authorization ?? '') ?? [];
    const account = key === undefined ? undefined : accounts.ofKey(key);
    if (account === undefined) throw carrierError('unauthorized', 'A key of an account is needed.');
    return account;
  };
  root.register(
    async (app) => {
      app.addHook('onRequest', async (request) => void accountOf(request));
      stockRoutes(app, inventory);
      holdRoutes(app, inventory, accountOf);
      purchaseRoutes(app, { inventory, orderDelays }, accountOf);
    },
    { prefix: '/inventory/v1' },
  );
}

/** What there is. */
function stockRoutes(app: FastifyInstance, inventory: Inventory): void {
  app.get('/offerings', async () => ({ offerings: OFFERINGS }));

  app.get('/places', async (request) => {
    const { country } = read(placesQuery, request.query);
    return { places: placesOf(country).map(placeOf) };
  });

  app.get('/numbers', async (request) => {
    const { limit, prefix, ...wanted } = read(numbersQuery, request.query);
    const numbers = inventory.free({ ...wanted, prefixes: prefix }, limit);
    return { numbers: numbers.map(numberOf) };
  });

  app.get('/operators/:number', async (request) => {
    const phoneNumber = readNumber(request.params);
    const known = findNumber(phoneNumber);
    if (!known) throw carrierError('unknown-number', 'Nothing is known of this number.');
    const { numberType, countryCode } = known.range;
    return { phoneNumber, numberType, countryCode, operator: operatorOf(known) };
  });
}

type AccountOf = (request: FastifyRequest) => string;

/** What an account keeps for a while. */
function holdRoutes(app: FastifyInstance, inventory: Inventory, accountOf: AccountOf): void {
  app.put('/holds/:key', async (request) => {
    const { key } = read(keyInPath, request.params);
    const { seconds, ...what } = read(holdInput, request.body);
    return { phoneNumbers: inventory.hold(accountOf(request), key, what, seconds), seconds };
  });

  app.delete('/holds/:key', async (request, reply) => {
    inventory.letGo(accountOf(request), read(keyInPath, request.params).key);
    return reply.code(204).send();
  });
}

/** What an account buys and gives back. */
function purchaseRoutes(
  app: FastifyInstance,
  { inventory, orderDelays }: Pick<Parts, 'inventory' | 'orderDelays'>,
  accountOf: AccountOf,
): void {
  app.put('/orders/:key', async (request, reply) => {
    const { key } = read(keyInPath, request.params);
    const { phoneNumbers, holdKey } = read(orderInput, request.body);
    const account = accountOf(request);
    if (!(await orderDelays.pass(account, hungUp(reply)))) return reply;
    return { phoneNumbers: inventory.order(account, key, phoneNumbers, holdKey) };
  });

  app.delete('/numbers/:number', async (request, reply) => {
    inventory.release(accountOf(request), readNumber(request.params));
    return reply.code(204).send();
  });
}

function hungUp(reply: FastifyReply): AbortSignal {
  const controller = new AbortController();
  reply.raw.once('close', () => controller.abort());
  return controller.signal;
}

function placeOf({ areaCode, numberType, locality, division }: NumberRange) {
  return { areaCode, numberType, locality, division };
}

function numberOf({ phoneNumber, range }: StockNumber) {
  const { numberType, areaCode, locality, division } = range;
  return { phoneNumber, numberType, areaCode, locality, division };
}

/** The codes are those of test networks (ITU-T E.212). */
function operatorOf({ range }: StockNumber) {
  if (range.numberType !== 'mobile') return { name: 'Pretend Telephone' };
  return { name: 'Pretend Mobile', mobileCountryCode: '001', mobileNetworkCode: '01' };
}
