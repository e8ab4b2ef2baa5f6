import type { Operation } from '../platform/wire/operation.ts';
import { services } from '../services/services.ts';

/** Every ACS operation the data plane supports, by service. */
export const supported: Readonly<Record<string, Readonly<Record<string, Operation>>>> =
  Object.fromEntries(services.map(({ name, operations = {} }) => [name, operations]));
