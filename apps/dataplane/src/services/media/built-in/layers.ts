/** The sizes a page sends of its camera: a quarter, a half, and all of it. */
export const layers = ['l', 'm', 'h'] as const;
export type Layer = (typeof layers)[number];

/** What a camera makes as a rule. */
const USUAL: Readonly<Record<Layer, number>> = { l: 180, m: 360, h: 720 };
/** Nobody sees that a picture is drawn this much larger than it is. */
const STRETCH = 1.15;

/**
 * The layer for a picture of this height: the smallest that is enough, or the largest there is.
 *
 * @param height pixels; 0 for nothing at all
 * @param sizes what the layers really are; as a rule, where it is not known
 */
export function chooseLayer(
  height: number,
  sent: readonly Layer[],
  sizes: ReadonlyMap<Layer, number> = new Map(),
): Layer | undefined {
  if (height === 0) return undefined;
  const sizeOf = (layer: Layer): number => sizes.get(layer) ?? USUAL[layer];
  const bySize = [...sent].sort((one, other) => sizeOf(one) - sizeOf(other));
  return bySize.find((layer) => sizeOf(layer) * STRETCH >= height) ?? bySize.at(-1);
}
