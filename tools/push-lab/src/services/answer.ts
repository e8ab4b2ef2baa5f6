import type { Http2SecureServer } from 'node:http2';
import type { FastifyReply, RouteGenericInterface } from 'fastify';
import type { Rules } from './rule.ts';
import type { ServicePush } from './service-push.ts';

/** What a push service makes of a request before it reaches any device. */
export interface Judged {
  readonly rules: Rules;
  readonly bytes: number;
  /** Absent when it is refused. */
  readonly accepted?: ServicePush;
}

/** How a service says things, in its own words. */
export interface Phrases {
  readonly taken: Said;
  /** The address reaches nobody any more. */
  readonly gone: Said;
  readonly busy: (retryAfterSeconds: number) => Said;
  readonly down: Said;
  /** A rule was broken, by its name. */
  readonly broken: (rule: string) => Said;
}

export interface Said {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: object;
}

/** Over HTTP/1.1 and HTTP/2 alike. */
export type ServiceReply = FastifyReply<RouteGenericInterface, Http2SecureServer>;

export function say(reply: ServiceReply, { status, headers = {}, body }: Said): ServiceReply {
  reply.code(status).headers(headers);
  return body === undefined ? reply.send() : reply.type('application/json').send(body);
}
