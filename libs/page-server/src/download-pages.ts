import { accessFailure, createAccessClient } from '@switchboard/access-api/client';
import type { AccessClient, PageApp } from '@switchboard/access-api/client';
import type { SignIn } from '@switchboard/auth';
import { isOwnLink } from './own-page.ts';
import { problem } from './problem.ts';
import { sessionHeaders } from './session-headers.ts';

/** A part of a file, and where the next one begins. */
export interface FilePage {
  readonly csv: string;
  readonly cursor: string | null;
}

export interface Download {
  readonly filename: string;
  /** Asks the trusted service for one part. */
  readonly read: (
    access: AccessClient,
    cursor: string | undefined,
    options: { readonly signal: AbortSignal },
  ) => Promise<FilePage>;
}

interface Server {
  readonly accessUrl: string;
  readonly app: PageApp;
  readonly signIn: Pick<SignIn, 'session'>;
}

/**
 * A file that the trusted service gives in parts, as one attachment. The next part is read when the
 * browser has taken the one before, so that nobody holds all of it, however long it is.
 *
 * Only for a link of our own pages: what is taken away is written down as taken by who is signed in.
 */
export async function downloadPages(
  request: Request,
  { accessUrl, app, signIn }: Server,
  { filename, read }: Download,
): Promise<Response> {
  if (!isOwnLink(request)) return problem(403, 'foreign-page');
  const { session, cookies } = await signIn.session(request.headers.get('cookie'));
  const access = clientFor(request, accessUrl, sessionHeaders(session, app));
  const pageAt = (cursor?: string): Promise<FilePage> =>
    read(access, cursor, { signal: request.signal });
  let answer: Response;
  try {
    // Whoever may not have it is told so, and not in the middle of a file.
    answer = attachment(filename, streamOf(await pageAt(), pageAt));
  } catch (error) {
    const failure = accessFailure(error);
    answer = problem(failure?.httpStatus ?? 503, failure?.code ?? 'unavailable');
  }
  for (const cookie of cookies) answer.headers.append('set-cookie', cookie);
  return answer;
}

function clientFor(
  request: Request,
  accessUrl: string,
  ofSession: Readonly<Record<string, string>>,
): AccessClient {
  const forwardedFor = request.headers.get('x-forwarded-for');
  return createAccessClient({
    url: new URL('/trpc', accessUrl).href,
    headers: () => ({
      ...ofSession,
      ...(forwardedFor && { 'x-forwarded-for': forwardedFor }),
    }),
  });
}

/** Fails where a part cannot be read: half a file must not look like a whole one. */
function streamOf(
  first: FilePage,
  pageAt: (cursor: string) => Promise<FilePage>,
): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  let page = first;
  return new ReadableStream(
    {
      async pull(controller) {
        controller.enqueue(encoder.encode(page.csv));
        if (page.cursor === null) controller.close();
        else page = await pageAt(page.cursor);
      },
    },
    { highWaterMark: 0 },
  );
}

function attachment(filename: string, body: ReadableStream<Uint8Array>): Response {
  return new Response(body, {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="${filename}"`,
      // Compression would wait for more than is there.
      'cache-control': 'no-store, no-transform',
      'x-accel-buffering': 'no',
    },
  });
}
