import { stack } from './stack.ts';

/**
 * For clients of Microsoft's SDKs: over plain HTTP on this machine, whose authority a process would have to know
 * from its start; with the key as it is now, since another journey may have revoked the one before.
 */
export async function connection() {
  const { http, control } = stack().dataplane;
  const { primary: key } = (await (await fetch(`${control}/keys`)).json()) as { primary: string };
  return [http, { key }, { allowInsecureConnection: true }] as const;
}
