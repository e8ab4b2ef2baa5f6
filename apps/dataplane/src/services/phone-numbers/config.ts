import { resolve } from 'node:path';
import type { Env } from '../../env.ts';

/** Where phone numbers come from. */
export type NumbersConfig =
  | { readonly kind: 'none' }
  | { readonly kind: 'carrier'; readonly url: string; readonly key: string }
  | { readonly kind: 'file'; readonly path: string };

const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/i;

export function numbersConfig(env: Env): NumbersConfig {
  const { NUMBERS_INVENTORY_URL: url, NUMBERS_INVENTORY_KEY: key, NUMBERS_FILE: path } = env;
  if (path) return { kind: 'file', path: resolve(path) };
  return url && key ? { kind: 'carrier', url, key } : { kind: 'none' };
}

export function numbersProblems(env: Env): string[] {
  const { NUMBERS_INVENTORY_URL: url, NUMBERS_INVENTORY_KEY: key, NUMBERS_FILE: path } = env;
  const problems: string[] = [];
  if (url && path) problems.push('NUMBERS_INVENTORY_URL, NUMBERS_FILE: give one of them');
  if (!url !== !key) {
    problems.push('NUMBERS_INVENTORY_URL, NUMBERS_INVENTORY_KEY: give both or neither');
  }
  if (url && !isSafe(new URL(url))) {
    problems.push('NUMBERS_INVENTORY_URL: must be https beyond loopback');
  }
  return problems;
}

function isSafe({ protocol, hostname }: URL): boolean {
  return protocol === 'https:' || LOOPBACK.test(hostname);
}
