import { Body, Box, Cylinder, Plane, Sphere, Vec3 } from 'cannon-es';
import type { Shape } from 'cannon-es';
import { ROOM, TABLE } from './things';
import type { Thing, ThingShape } from './things';

/** Slower than this for so long, and it rests. */
const RESTS_BELOW = 0.15;
const RESTS_AFTER_S = 0.35;
const CAN_SEGMENTS = 12;

export function bodyOf({ mass, shape, start }: Thing): Body {
  const body = new Body({
    mass,
    shape: shapeOf(shape),
    position: new Vec3(...start),
    linearDamping: 0.1,
    angularDamping: 0.25,
    allowSleep: true,
    sleepSpeedLimit: RESTS_BELOW,
    sleepTimeLimit: RESTS_AFTER_S,
  });
  body.sleep();
  return body;
}

/** What never moves: the floor, four walls, and the table. */
export function fixedBodies(): Body[] {
  const { half } = ROOM;
  const table = new Body({ mass: 0 });
  table.addShape(new Box(new Vec3(TABLE.width / 2, TABLE.height / 2, TABLE.depth / 2)));
  table.position.set(0, TABLE.height / 2, 0);
  return [
    plane(new Vec3(0, 0, 0), new Vec3(1, 0, 0), -Math.PI / 2),
    plane(new Vec3(0, 0, -half), new Vec3(0, 1, 0), 0),
    plane(new Vec3(0, 0, half), new Vec3(0, 1, 0), Math.PI),
    plane(new Vec3(-half, 0, 0), new Vec3(0, 1, 0), Math.PI / 2),
    plane(new Vec3(half, 0, 0), new Vec3(0, 1, 0), -Math.PI / 2),
    table,
  ];
}

/** One's own body, as far as it pushes things. */
export function ownBody(): Body {
  return new Body({
    type: Body.KINEMATIC,
    mass: 0,
    shape: new Cylinder(0.3, 0.3, 1.6, CAN_SEGMENTS),
    position: new Vec3(0, 0.8, 4),
  });
}

function shapeOf(shape: ThingShape): Shape {
  if (shape.kind === 'ball') return new Sphere(shape.radius);
  if (shape.kind === 'can')
    return new Cylinder(shape.radius, shape.radius, shape.height, CAN_SEGMENTS);
  const [x, y, z] = shape.size;
  return new Box(new Vec3(x / 2, y / 2, z / 2));
}

function plane(position: Vec3, axis: Vec3, angle: number): Body {
  const body = new Body({ mass: 0, shape: new Plane(), position });
  body.quaternion.setFromAxisAngle(axis, angle);
  return body;
}
