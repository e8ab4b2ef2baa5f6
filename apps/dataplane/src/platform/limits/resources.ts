import { z } from 'zod';

/** Who has an allowance of their own. */
export type ResourceOwner = 'address' | 'client' | 'person' | 'call' | 'process' | 'resource';

export interface ResourceLimit {
  readonly per: ResourceOwner;
  readonly value: number;
  readonly unit: string;
  /** What happens to whoever is over it. */
  readonly told: string;
}

const KIB = 1_024;
const MIB = 1_024 * KIB;

/**
 * What one address, client or person may take of a process, so that nobody takes it all. They hold
 * always, also with rate limits off; a policy file may set others by name.
 */
export const resourceLimits = {
  'push.installationsPerPerson': {
    per: 'person',
    value: 10,
    unit: 'apps that get pushes',
    told: 'the one registered longest ago is forgotten',
  },
  'signalling.strangersPerAddress': {
    per: 'address',
    value: 64,
    unit: 'connections that have not said who they are',
    told: 'the oldest of them is closed',
  },
  'signalling.strangers': {
    per: 'process',
    value: 1_000,
    unit: 'connections that have not said who they are',
    told: 'the oldest of the address with the most is closed',
  },
  'signalling.clientsPerPerson': {
    per: 'person',
    value: 16,
    unit: 'clients',
    told: 'the next one is refused with 429',
  },
  'signalling.requestBurst': {
    per: 'client',
    value: 400,
    unit: 'requests at once',
    told: 'the request is refused with 429',
  },
  'signalling.requestsPerSecond': {
    per: 'client',
    value: 60,
    unit: 'requests a second',
    told: 'the request is refused with 429',
  },
  'signalling.refusals': {
    per: 'client',
    value: 400,
    unit: 'requests over the pace without a pause',
    told: 'the client is closed with 429',
  },
  'signalling.dataBytesPerSecond': {
    per: 'client',
    value: 128 * KIB,
    unit: 'bytes of data a second; two seconds at once',
    told: 'the request is refused with 429',
  },
  'signalling.dataWaiting': {
    per: 'client',
    // Below what closes a socket, so that data alone never does.
    value: 512 * KIB,
    unit: 'bytes of data not yet read',
    told: 'further data for this client is dropped',
  },
  'signalling.eventsWaiting': {
    per: 'client',
    value: 512,
    unit: 'events not yet read',
    told: 'the client is closed',
  },
  'signalling.bytesWaiting': {
    per: 'client',
    value: 4 * MIB,
    unit: 'bytes of events not yet read',
    told: 'the client is closed',
  },
  'calls.perClient': {
    per: 'client',
    value: 8,
    unit: 'calls at once',
    told: 'the next one is refused with 429',
  },
  'calls.perPerson': {
    per: 'person',
    value: 16,
    unit: 'calls at once in a process',
    told: 'the next one is refused with 429',
  },
  'calls.participants': {
    per: 'call',
    value: 350,
    unit: 'people in a call between people',
    told: 'the next one is refused with 429',
  },
  'calls.perProcess': {
    per: 'process',
    value: 10_000,
    unit: 'calls',
    told: 'the next one is refused with 429',
  },
  'automation.connections': {
    per: 'resource',
    value: 1_000,
    unit: 'calls that applications are in',
    told: 'the next one is refused with 429',
  },
  'automation.callbacksWaiting': {
    per: 'call',
    value: 200,
    unit: 'callbacks that an application has not taken',
    told: 'what would cause more is refused with 429; of who is in the call only the latest is told',
  },
  'recordings.kept': {
    per: 'resource',
    value: 1_000,
    unit: 'recordings that go on or are kept',
    told: 'the next one is refused with 429',
  },
  'recordings.bytes': {
    per: 'call',
    value: 1_024 * MIB,
    unit: 'bytes of one recording',
    told: 'it ends, and what was recorded until then is kept',
  },
  'realtime.clientsPerPerson': {
    per: 'person',
    value: 32,
    unit: 'clients that are connected',
    told: 'one that is away makes room, or else the next one is refused with 429',
  },
  'realtime.waitingPerClient': {
    per: 'client',
    value: 2 * MIB,
    unit: 'bytes not yet taken',
    told: 'all of it is dropped, and the client is told of the loss',
  },
  'realtime.waitingPerPerson': {
    per: 'person',
    value: 8 * MIB,
    unit: 'bytes not yet taken',
    told: 'the client that takes the next loses what waits, and is told of the loss',
  },
  'realtime.waiting': {
    per: 'process',
    value: 64 * MIB,
    unit: 'bytes not yet taken',
    told: 'the client with the most loses what waits, and is told of the loss',
  },
  'numbers.owned': {
    per: 'resource',
    value: 1_000,
    unit: 'phone numbers',
    told: 'the purchase is refused with 429',
  },
  'numbers.reservations': {
    per: 'resource',
    value: 100,
    unit: 'active reservations',
    told: 'the next one is refused with 429',
  },
  'numbers.operations': {
    per: 'resource',
    value: 100,
    unit: 'operations under way',
    told: 'the next one is refused with 429',
  },
} as const satisfies Readonly<Record<string, ResourceLimit>>;

export type ResourceName = keyof typeof resourceLimits;
export type ResourceLimits = Readonly<Record<ResourceName, number>>;

const names = Object.keys(resourceLimits) as readonly ResourceName[];

/** The part of a policy file that sets some of them: positive whole numbers by name. */
export const resourcesSchema = z
  .partialRecord(z.enum(names as [ResourceName, ...ResourceName[]]), z.number().int().positive())
  .default({});

export function withDefaults(given: z.output<typeof resourcesSchema> = {}): ResourceLimits {
  const values = names.map((name) => [name, given[name] ?? resourceLimits[name].value]);
  return Object.fromEntries(values) as ResourceLimits;
}
