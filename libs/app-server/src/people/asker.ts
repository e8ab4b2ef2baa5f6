/** What a request says of who sends it, to be passed on to the trusted service as it is. */
export interface Asker {
  readonly requestId: string;
  readonly authorization: string | undefined;
  /** The sign-in of the browser, as a server of pages tells it. */
  readonly session: Readonly<Record<string, string>>;
}

const SESSION_HEADERS = ['x-session-id', 'x-session-started', 'x-session-app', 'user-agent'];
const MAX_LENGTH = 1_000;

export function askerOf(
  headers: Readonly<Record<string, unknown>> & { readonly authorization?: string | undefined },
  requestId: string,
): Asker {
  const session: Record<string, string> = {};
  for (const name of SESSION_HEADERS) {
    const value = headers[name];
    if (typeof value === 'string' && value.length <= MAX_LENGTH) session[name] = value;
  }
  return { requestId, authorization: headers.authorization, session };
}
