import { rpcError } from '@switchboard/rpc';

const CURSOR = /^\d{1,7}$/;

/** Where a list of versions goes on, the latest first. */
export const versionCursor = ({ version }: { readonly version: number }): string => `${version}`;

/** @throws PlatformError `invalid-cursor` */
export function readVersionCursor(cursor: string | undefined): number | undefined {
  if (cursor === undefined) return undefined;
  if (CURSOR.test(cursor)) return Number(cursor);
  throw rpcError('invalid-cursor', 'This list does not go on from there.');
}
