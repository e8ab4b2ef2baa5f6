import { createHmac, randomBytes } from 'node:crypto';

/** Relay credentials of the kind coturn calls `use-auth-secret`: nothing of them is kept anywhere. */
export interface RelayCredential {
  /** `<expiry in epoch seconds>:<tag of the person>` */
  readonly username: string;
  readonly credential: string;
  readonly expiresMs: number;
}

export interface RelayName {
  readonly expiresMs: number;
  readonly tag: string;
}

const NAME = /^([1-9]\d{9,10}):([\w-]{22})$/;

/**
 * What the relay knows a person by: always the same, so that it can count, and no way back to who
 * they are. Another secret gives another tag.
 */
export function personTag(secret: string, userId: string): string {
  const mac = createHmac('sha256', secret).update(`relay person\0${userId}`).digest('base64url');
  return mac.slice(0, 22);
}

/** For credentials that belong to nobody in particular; each counts alone. */
export function anonymousTag(): string {
  return randomBytes(16).toString('base64url');
}

export function issueCredential(
  secret: string,
  tag: string,
  lifetimeSeconds: number,
  nowMs: number,
): RelayCredential {
  const expires = Math.floor(nowMs / 1_000) + lifetimeSeconds;
  const username = `${expires}:${tag}`;
  return { username, credential: sign(secret, username), expiresMs: expires * 1_000 };
}

/** Takes a user name apart; `undefined` for one we would not have issued. */
export function readName(username: string): RelayName | undefined {
  const [, expires, tag] = NAME.exec(username) ?? [];
  if (expires === undefined || tag === undefined) return undefined;
  return { expiresMs: Number(expires) * 1_000, tag };
}

/** The password that belongs to a user name, as long as it is good. */
export function passwordOf(secret: string, username: string, nowMs: number): string | undefined {
  const name = readName(username);
  return name && nowMs < name.expiresMs ? sign(secret, username) : undefined;
}

function sign(secret: string, username: string): string {
  return createHmac('sha1', secret).update(username).digest('base64');
}
