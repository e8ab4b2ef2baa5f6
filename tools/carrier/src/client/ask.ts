/** The carrier answered with an error. */
export class CarrierApiError extends Error {
  override readonly name = 'CarrierApiError';
  readonly status: number;
  readonly code: string;

  constructor(status: number, code: string) {
    super(`The carrier answered ${status} (${code}).`);
    this.status = status;
    this.code = code;
  }
}

/** Asks the API of a carrier. What comes back is JSON, a WAV file, or nothing. @throws CarrierApiError */
export type Ask = <Answer>(method: string, path: string, body?: unknown) => Promise<Answer>;

/** @param url of the API */
export function askOf(url: string): Ask {
  return async <Answer>(method: string, path: string, body?: unknown): Promise<Answer> => {
    const response = await fetch(`${url}${path}`, { method, ...sent(body) });
    if (response.ok && response.headers.get('content-type') === 'audio/wav')
      return new Uint8Array(await response.arrayBuffer()) as Answer;
    const text = await response.text();
    const answer: unknown = text === '' ? undefined : JSON.parse(text);
    if (response.ok) return answer as Answer;
    const { code } = answer as { readonly code: string };
    throw new CarrierApiError(response.status, code);
  };
}

function sent(body: unknown): RequestInit {
  if (body === undefined) return {};
  if (body instanceof Uint8Array)
    return { headers: { 'content-type': 'audio/wav' }, body: Buffer.from(body) };
  return { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
}

export const handsetPath = (phoneNumber: string): string =>
  `/handsets/${encodeURIComponent(phoneNumber)}`;
