'use client';

import { useEffect, useMemo } from 'react';
import type { ReactElement } from 'react';
import { CanvasTexture } from 'three';

const SIZE = { width: 512, height: 96 } as const;
/** As wide as a sign of so many metres is from a metre away: readable from everywhere, and in nobody's way. */
const WIDTH = 0.22;
const MAX_CHARACTERS = 24;

/** A name that faces whoever looks, in the fonts of the system: nothing is fetched for it. */
export function NameLabel({
  name,
  height,
}: {
  readonly name: string;
  /** Above the eyes, in metres. */
  readonly height: number;
}): ReactElement {
  const texture = useMemo(() => textureOf(name), [name]);
  useEffect(() => () => texture.dispose(), [texture]);
  return (
    <sprite position={[0, height, 0]} scale={[WIDTH, (WIDTH * SIZE.height) / SIZE.width, 1]}>
      <spriteMaterial map={texture} depthWrite={false} sizeAttenuation={false} />
    </sprite>
  );
}

function textureOf(name: string): CanvasTexture {
  const canvas = document.createElement('canvas');
  Object.assign(canvas, SIZE);
  const context = canvas.getContext('2d');
  if (context) {
    context.fillStyle = 'rgba(26, 27, 30, 0.75)';
    context.roundRect(0, 0, SIZE.width, SIZE.height, SIZE.height / 2);
    context.fill();
    context.fillStyle = '#ffffff';
    context.font = '600 52px system-ui, sans-serif';
    context.textAlign = 'center';
    context.textBaseline = 'middle';
    const text = name.length > MAX_CHARACTERS ? `${name.slice(0, MAX_CHARACTERS - 1)}…` : name;
    context.fillText(text, SIZE.width / 2, SIZE.height / 2, SIZE.width - SIZE.height);
  }
  return new CanvasTexture(canvas);
}
