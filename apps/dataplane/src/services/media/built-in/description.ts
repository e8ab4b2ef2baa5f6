import { MediaRefused } from '../port.ts';

/** What we read of a page's description before the library does. */
const SECTION = /^m=(\S+) /;

/**
 * Refuses a description that would cost us more than a page needs: each section outside of the one
 * bundle opens sockets. Its candidates are dropped, we do not go and look for them.
 *
 * @throws MediaRefused
 */
export function readDescription(sdp: string, mostSections: number): string {
  const lines = sdp.split(/\r?\n/);
  const kinds = lines.flatMap((line) => SECTION.exec(line)?.[1] ?? []);
  const mids = valuesOf(lines, 'a=mid:');
  const bundles = valuesOf(lines, 'a=group:BUNDLE');
  const bundled = new Set(bundles[0]?.trim().split(/\s+/));
  const isUsable =
    kinds.length > 0 &&
    kinds.length <= mostSections &&
    kinds.every((kind) => kind === 'audio' || kind === 'video') &&
    new Set(mids).size === kinds.length &&
    bundles.length === 1 &&
    mids.every((mid) => bundled.has(mid));
  if (!isUsable) throw new MediaRefused('This description cannot be used.');
  return lines.filter((line) => !/^a=(candidate:|end-of-candidates)/.test(line)).join('\r\n');
}

function valuesOf(lines: readonly string[], name: string): string[] {
  return lines.filter((line) => line.startsWith(name)).map((line) => line.slice(name.length));
}
