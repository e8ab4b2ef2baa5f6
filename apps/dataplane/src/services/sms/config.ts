import { resolve } from 'node:path';
import type { Env } from '../../env.ts';
import { isPlainAllowed, parseProviderUrl } from './provider-url.ts';

export interface SmsConfig {
  /** The only provider, or the one of what no other serves. */
  readonly provider?: { readonly url: string; readonly password: string };
  /** A JSON file with several. */
  readonly providersFile?: string;
  /** Links that are not encrypted may leave this machine. */
  readonly allowsPlain: boolean;
}

export function smsConfig(env: Env): SmsConfig {
  const { SMPP_URL: url, SMPP_PASSWORD: password, SMPP_PROVIDERS: file } = env;
  return {
    ...(url && password !== undefined && { provider: { url, password } }),
    ...(file && { providersFile: resolve(file) }),
    allowsPlain: env.SMPP_ALLOW_PLAIN,
  };
}

export function smsProblems(env: Env): string[] {
  const { SMPP_URL: url, SMPP_PASSWORD: password } = env;
  if ((url === undefined) !== (password === undefined))
    return ['SMPP_URL, SMPP_PASSWORD: give both or neither'];
  if (url === undefined) return [];
  const address = parseProviderUrl(url);
  if (!address) return ['SMPP_URL: must be like smpps://account@host:port'];
  if (!isPlainAllowed(address, env.SMPP_ALLOW_PLAIN))
    return ['SMPP_URL: smpp:// beyond this machine needs SMPP_ALLOW_PLAIN=true'];
  return [];
}
