import type { Vector } from '@switchboard/networking';

export type ThingShape =
  | { readonly kind: 'ball'; readonly radius: number }
  | { readonly kind: 'box'; readonly size: Vector }
  | { readonly kind: 'can'; readonly radius: number; readonly height: number };

/** What can be pushed, grabbed and thrown. */
export interface Thing {
  /** Its number in the space. */
  readonly id: number;
  /** Names it in the interface texts. */
  readonly name: string;
  readonly shape: ThingShape;
  readonly colour: string;
  /** In kilograms. */
  readonly mass: number;
  /** Where it is before anybody has moved it, in metres. */
  readonly start: Vector;
}

/** Metres: how far the floor reaches from the middle, and the table in it. */
export const ROOM = { half: 6, wallHeight: 3 } as const;
export const TABLE = { width: 4, depth: 2, height: 0.8 } as const;

const ball = (radius: number): ThingShape => ({ kind: 'ball', radius });
const box = (x: number, y: number, z: number): ThingShape => ({ kind: 'box', size: [x, y, z] });
const can = (radius: number, height: number): ThingShape => ({ kind: 'can', radius, height });

const PLACED: readonly (Omit<Thing, 'id' | 'start'> & { readonly at: [x: number, z: number] })[] = [
  { name: 'redBall', shape: ball(0.15), colour: '#e03131', mass: 0.4, at: [-1.5, -0.5] },
  { name: 'blueBall', shape: ball(0.12), colour: '#1971c2', mass: 0.3, at: [-1.5, 0.5] },
  { name: 'yellowBall', shape: ball(0.2), colour: '#f59f00', mass: 0.5, at: [-0.8, 0] },
  { name: 'greenBall', shape: ball(0.1), colour: '#2f9e44', mass: 0.2, at: [1.6, 0.6] },
  { name: 'largeBox', shape: box(0.4, 0.4, 0.4), colour: '#a0826d', mass: 1.2, at: [0, -0.5] },
  { name: 'smallBox', shape: box(0.22, 0.22, 0.22), colour: '#c2b280', mass: 0.5, at: [0, 0.5] },
  { name: 'longBox', shape: box(0.7, 0.15, 0.15), colour: '#7048e8', mass: 0.6, at: [0.8, 0.6] },
  { name: 'tile', shape: box(0.3, 0.08, 0.3), colour: '#0c8599', mass: 0.4, at: [1.4, -0.5] },
  { name: 'redCan', shape: can(0.1, 0.3), colour: '#c92a2a', mass: 0.4, at: [0.6, -0.1] },
  { name: 'greenCan', shape: can(0.1, 0.3), colour: '#5c940d', mass: 0.4, at: [0.85, -0.1] },
  { name: 'blueCan', shape: can(0.1, 0.3), colour: '#364fc7', mass: 0.4, at: [1.1, -0.1] },
  { name: 'drum', shape: can(0.22, 0.25), colour: '#d6336c', mass: 0.9, at: [-0.4, -0.6] },
];

export const THINGS: readonly Thing[] = PLACED.map(({ at: [x, z], ...thing }, id) => ({
  ...thing,
  id,
  start: [x, TABLE.height + halfHeight(thing.shape), z],
}));

/** From its middle to the ground it stands on. */
export function halfHeight(shape: ThingShape): number {
  if (shape.kind === 'ball') return shape.radius;
  return shape.kind === 'box' ? shape.size[1] / 2 : shape.height / 2;
}
