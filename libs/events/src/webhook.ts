/** A request as any HTTP server has it. */
export interface WebhookRequest {
  readonly method: string;
  /** Names in small letters, as Node and `Headers` give them. */
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  /** As it came: what was parsed and printed again has no signature any more. */
  readonly body: Uint8Array | string;
}

export interface WebhookResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** @returns undefined for a header that is missing, or there more than once */
export function headerOf({ headers }: WebhookRequest, name: string): string | undefined {
  const value = Object.hasOwn(headers, name) ? headers[name] : undefined;
  if (typeof value === 'string' || value === undefined) return value;
  return value.length === 1 ? value[0] : undefined;
}
