import type { FastifyRequest } from 'fastify';
import type { TokenScope } from '@switchboard/acs-wire';
import type { Caller } from './caller.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** Who it has proved to come from: a user, or `key` for the access key. */
    caller?: string;
  }
  interface FastifyContextConfig {
    /** Names the operation to fault injection, the inspector and the support table. */
    operation?: string;
  }
}

/** What is known of an operation without running it; the support table is made from these. */
export interface Operation {
  readonly id: string;
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** As the router wants it: `:name` is a parameter, `::` a colon. */
  readonly path: string;
  readonly summary: string;
  /** An access key, or a user token with at least one of these scopes. */
  readonly access: 'key' | readonly TokenScope[];
}

/** A request for an operation, authorised and read. */
export interface OperationRequest {
  readonly raw: FastifyRequest;
  readonly params: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, unknown>>;
  /** Parsed JSON, not yet checked against a schema. */
  readonly body: unknown;
}

/** The version of the API the client speaks; it was checked before anything else. */
export function versionOf({ query }: Pick<OperationRequest, 'query'>): string {
  return String(query['api-version']);
}

export interface UserRequest extends OperationRequest {
  readonly caller: Caller;
}

export interface Answer {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

export type KeyHandler = (request: OperationRequest) => Promise<Answer>;
export type UserHandler = (request: UserRequest) => Promise<Answer>;

export const ok = (body?: unknown): Answer => ({ status: 200, body });
export const noContent: Answer = { status: 204 };
export const created = (body: unknown, location?: string): Answer => ({
  status: 201,
  body,
  ...(location === undefined ? {} : { headers: { location } }),
});
