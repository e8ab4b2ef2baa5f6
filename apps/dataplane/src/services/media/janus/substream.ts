/** A picture shown no higher than this needs no larger layer: a quarter, a half. Pixels. */
const ENOUGH = [200, 400];

/** Janus numbers the layers of a picture from the smallest. */
export function substreamFor(height: number): number {
  const layer = ENOUGH.findIndex((enough) => height <= enough);
  return layer === -1 ? ENOUGH.length : layer;
}
