/** A refusal in the shape of the trusted service's own errors, so that the page reads one kind. */
export function problem(status: number, code: string): Response {
  const data = {
    code,
    httpStatus: status,
    path: null,
    requestId: null,
    target: null,
    retryAfterMs: null,
  };
  const error = { error: { message: code, code: -32_000, data } };
  return Response.json(error, { status, headers: { 'cache-control': 'no-store' } });
}
