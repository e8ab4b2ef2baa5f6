import { WireError } from './errors.ts';

const DATED = /^\d{4}-\d{2}-\d{2}(?:-preview(?:\.?\d+)?)?$/;

/** Any dated version is accepted, so that every SDK release works; a missing or odd one is refused. */
export function assertApiVersion(version: unknown, path: string): void {
  if (version === undefined || version === '') {
    throw new WireError(
      400,
      'ApiVersionUnspecified',
      'An API version is required, but was not specified.',
    );
  }
  if (typeof version === 'string' && isDate(version)) return;
  throw new WireError(
    400,
    'InvalidApiVersion',
    `The HTTP resource that matches the request URI '${path}' does not support the API version '${String(version).slice(0, 64)}'.`,
  );
}

/** Is it of this day or later? A preview counts by its day. */
export function isSince(version: string, day: string): boolean {
  return version.slice(0, 10) >= day;
}

function isDate(version: string): boolean {
  return DATED.test(version) && Number.isFinite(Date.parse(version.slice(0, 10)));
}
