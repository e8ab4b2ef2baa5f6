import type { Jobs } from '@switchboard/jobs';
import { Scope } from '@switchboard/kernel';
import type { Service, ServiceModule } from '../service.ts';
import { Beginnings } from './beginnings.ts';
import { CarryingOut } from './carrying-out.ts';
import { ownedNumber } from './number.ts';
import { openInventory } from './open-inventory.ts';
import { phoneNumbersOperations } from './operations.ts';
import { phoneNumbersPort } from './port.ts';
import { Reservations } from './reservations.ts';
import { PURGE_EVERY_MS, purgeNumbers } from './retention.ts';
import { phoneNumbersRoutes } from './routes.ts';
import { phoneNumberSeeder } from './seeder.ts';
import { openStores } from './stores.ts';
import type { Stores } from './stores.ts';
import { phoneNumbersTables } from './tables.ts';
import { undo } from './undoing.ts';
import { letGoJob, operationJob, undoJob } from './work.ts';

/** An import brings operations without their jobs. */
async function resume({ db, operations }: Stores, jobs: Jobs): Promise<void> {
  for (const { id, toUndo } of await operations.unfinished()) {
    await jobs.add(db, toUndo ? undoJob : operationJob, { id }, { key: id });
  }
  jobs.wake();
}

/** Numbers of the phone network: found, bought, used and given back. */
export const phoneNumbersService: ServiceModule = {
  name: 'phone-numbers',
  operations: phoneNumbersOperations,
  tables: phoneNumbersTables,
  seeder: phoneNumberSeeder,
  async open(platform, config): Promise<Service> {
    const scope = new Scope();
    const { database, clock, jobs, ports, gate, resources } = platform;
    const stores = openStores(database.db);
    const inventory = await openInventory(config.numbers, platform, scope);
    const shared = { stores, inventory, jobs, clock, resources };
    const handlers: ((phoneNumber: string) => Promise<void>)[] = [];
    const released = async (phoneNumber: string): Promise<void> => {
      for (const handler of handlers) await handler(phoneNumber);
    };
    const carryingOut = new CarryingOut({ ...shared, released });
    jobs.handle(operationJob, ({ id }, signal) => carryingOut.run(id, signal));
    jobs.handle(undoJob, ({ id }, signal) => undo(id, shared, signal));
    jobs.handle(letGoJob, ({ holdKey }, signal) => inventory.letGo(holdKey, signal));
    jobs.schedule('phone-numbers.purge', PURGE_EVERY_MS, () => purgeNumbers(stores, clock.now()));
    ports.offer(phoneNumbersPort, {
      async owned(phoneNumber) {
        const number = await stores.numbers.find(phoneNumber);
        return number && ownedNumber(number);
      },
      ownedAmong: (phoneNumbers) => stores.numbers.ownedAmong(phoneNumbers),
      onReleased: (handler) => void handlers.push(handler),
    });
    const beginnings = new Beginnings(shared);
    const reservations = new Reservations(shared);
    return {
      mount: (app) => phoneNumbersRoutes(app, gate, { ...shared, beginnings, reservations }),
      forget: () => resume(stores, jobs),
      count: async () => ({ phoneNumbers: await stores.numbers.count() }),
      [Symbol.asyncDispose]: () => scope.end(),
    };
  },
};
