import type { PageApp } from '@switchboard/access-api/client';
import { createSignIn } from '@switchboard/auth';
import type { Session } from '@switchboard/auth';
import { headers } from 'next/headers.js';
import { downloadPages } from './download-pages.ts';
import type { Download } from './download-pages.ts';
import { forwardMedia } from './forward-media.ts';
import { forwardToService } from './forward-to-service.ts';
import type { ForwardedService } from './forward-to-service.ts';
import type { PageEnv } from './page-env.ts';
import { problem } from './problem.ts';
import { endSession } from './end-session.ts';
import { signInRoutes } from './sign-in-routes.ts';
import type { SignInRoutes } from './sign-in-routes.ts';

export interface PageServerOptions<Service extends string = never> {
  /** What the list of a person's sign-ins calls it. */
  readonly app: PageApp;
  /** Where people open the app; also where the identity provider sends them back to. */
  readonly url: string;
  /** The page for who did not ask for another one. */
  readonly home: string;
  /** Cookies ignore ports: apps on one host keep their sessions under names of their own. */
  readonly cookiePrefix?: string;
  /** Where the services are that its pages ask besides the trusted one, each under `/api/<name>`; undefined where there is none. */
  readonly services?: Readonly<Record<Service, string | undefined>>;
  readonly env: PageEnv;
}

export interface PageServer<Service extends string = never> extends SignInRoutes {
  /** The page's way to the trusted service, under `/api/trpc`. */
  forward(request: Request): Promise<Response>;
  /** The page's way to another service. */
  forwardTo(service: Service, request: Request): Promise<Response>;
  /** Sound of a service, for a player of the page. @param path of it there */
  media(service: Service | 'access', request: Request, path: string): Promise<Response>;
  /** A file that the trusted service gives in parts, to who follows a link of the page. */
  download(request: Request, file: Download): Promise<Response>;
  /**
   * Who the cookie of the page being rendered says is signed in, without refreshing anything: a page
   * that renders cannot set cookies. Its first request to the trusted service refreshes what is old.
   */
  session(): Promise<Pick<Session, 'name' | 'subject'> | undefined>;
}

/**
 * What stands between pages and the rest: sign-in stays here, the page gets answers.
 *
 * @example
 * const server = createPageServer({ app: 'web', url: env.WEB_URL, home: '/chat', env });
 * export const POST = (request: Request) => server.forward(request);
 */
export function createPageServer<Service extends string = never>(
  options: PageServerOptions<Service>,
): PageServer<Service> {
  const { app, url, home, cookiePrefix, env } = options;
  const { services = {} as Record<Service, undefined> } = options;
  const accessUrl = env.ACCESS_URL;
  const signIn = createSignIn({
    issuer: env.OIDC_ISSUER,
    clientId: env.OIDC_CLIENT_ID,
    clientSecret: env.OIDC_CLIENT_SECRET,
    redirectUri: new URL('/auth/callback', url).href,
    afterSignOut: new URL('/', url).href,
    scope: env.OIDC_SCOPE,
    resource: env.OIDC_RESOURCE,
    sessionSecret: env.SESSION_SECRET,
    allowInsecure: env.OIDC_ALLOW_INSECURE,
    ...(cookiePrefix !== undefined && { cookiePrefix }),
  });
  const forward = (request: Request, service: ForwardedService): Promise<Response> =>
    forwardToService(request, { url, service, app, signIn });
  return {
    ...signInRoutes({ url, home, signIn, endSession: endSession(accessUrl, app, signIn) }),
    forward: (request) => forward(request, { name: 'trpc', url: accessUrl }),
    forwardTo: async (name, request) => {
      const service = services[name];
      return service === undefined
        ? problem(404, 'not-found')
        : forward(request, { name, url: service });
    },
    media: async (name, request, path) => {
      const service = name === 'access' ? accessUrl : services[name];
      if (service === undefined) return problem(404, 'not-found');
      return forwardMedia(request, { target: new URL(path, service), app, signIn });
    },
    download: (request, file) => downloadPages(request, { accessUrl, app, signIn }, file),
    session: async () => signIn.peek((await headers()).get('cookie')),
  };
}
