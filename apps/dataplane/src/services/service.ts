import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import type { Config } from '../config.ts';
import type { Tables } from '../platform/database/tables.ts';
import type { Platform } from '../platform/platform.ts';
import type { Operation } from '../platform/wire/operation.ts';
import type { Seeder } from './seeder.ts';

/**
 * A service of the data plane. Whoever builds, serves or controls the data plane goes through all of
 * them and knows none: a further one is a folder and a line in `services.ts`.
 */
export interface ServiceModule {
  readonly name: string;
  /** What of ACS it answers to; the support table is made of these. */
  readonly operations?: Readonly<Record<string, Operation>>;
  /** Its own, in the order in which an import loads them. */
  readonly tables?: Tables;
  readonly seeder?: Seeder;
  open(platform: Platform, config: Config): Promise<Service> | Service;
}

/** An open service; what is left out there is nothing to do for. */
export interface Service extends Partial<AsyncDisposable> {
  /** Puts its routes on a server; called once for each server. */
  mount?(app: FastifyInstance): void;
  /** Takes a WebSocket upgrade that is its own, and says whether it did. */
  upgrade?(request: IncomingMessage, socket: Duplex, head: Buffer): boolean;
  /** Puts what developers may do with it on the control plane. */
  mountControl?(app: FastifyInstance): void;
  /** How much there is of what it keeps, by name. */
  count?(): Promise<Readonly<Record<string, number>>>;
  /** The database was changed under its feet: what it remembers is no longer true. */
  forget?(): void | Promise<void>;
  /** Everything it keeps was deleted or replaced: whoever is connected starts anew. */
  reset?(): void;
  /** The servers are about to close: its sockets are let go. */
  disconnect?(): void;
}
