'use client';

import { useEffect, useMemo } from 'react';
import type { ReactElement } from 'react';
import { CanvasTexture } from 'three';

/** Of the picture, in pixels. */
const LINE_HEIGHT = 96;
const FONT = '600 56px system-ui, sans-serif';
/** As high as a sign of so many metres is from a metre away: readable from everywhere, and in nobody's way. */
const HEIGHT = 0.05;
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
  const { width } = texture.image;
  return (
    <sprite position={[0, height, 0]} scale={[(HEIGHT * width) / LINE_HEIGHT, HEIGHT, 1]}>
      <spriteMaterial map={texture} depthWrite={false} sizeAttenuation={false} />
    </sprite>
  );
}

function textureOf(name: string): CanvasTexture<HTMLCanvasElement> {
  const canvas = document.createElement('canvas');
  const context = canvas.getContext('2d');
  if (!context) return new CanvasTexture(canvas);
  const text = name.length > MAX_CHARACTERS ? `${name.slice(0, MAX_CHARACTERS - 1)}…` : name;
  context.font = FONT;
  const width = Math.ceil(context.measureText(text).width) + LINE_HEIGHT;
  // This takes the font and everything else back.
  Object.assign(canvas, { width, height: LINE_HEIGHT });
  context.fillStyle = 'rgba(26, 27, 30, 0.75)';
  context.roundRect(0, 0, width, LINE_HEIGHT, LINE_HEIGHT / 2);
  context.fill();
  context.fillStyle = '#ffffff';
  context.font = FONT;
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.fillText(text, width / 2, LINE_HEIGHT / 2);
  return new CanvasTexture(canvas);
}
