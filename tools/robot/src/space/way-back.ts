import { between } from '@switchboard/networking';
import type { Pose } from '@switchboard/networking';

/** So far above the straight way, in metres: things that stand between are not in it. */
const LIFT = 0.8;

/** Where a thing is on its way from one place to another, in an arc. @param share 0 to 1 */
export function wayBack(from: Pose, to: Pose, share: number): Pose {
  const { position, rotation } = between(from, to, share);
  const [x, y, z] = position;
  return { position: [x, y + LIFT * Math.sin(Math.PI * share), z], rotation };
}
