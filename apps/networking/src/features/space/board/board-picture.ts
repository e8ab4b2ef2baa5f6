import { CanvasTexture } from 'three';
import { drawStrokes } from './draw-strokes';
import { BOARD } from './strokes';
import type { Stroke } from './strokes';

/** The board as a picture that can be put on a surface. */
export class BoardPicture implements Disposable {
  readonly texture: CanvasTexture;
  readonly #canvas: HTMLCanvasElement;

  constructor() {
    const { width, height } = BOARD;
    this.#canvas = Object.assign(document.createElement('canvas'), { width, height });
    this.texture = new CanvasTexture(this.#canvas);
  }

  draw(strokes: readonly Stroke[]): void {
    const context = this.#canvas.getContext('2d');
    if (context) drawStrokes(context, strokes);
    this.texture.needsUpdate = true;
  }

  [Symbol.dispose](): void {
    this.texture.dispose();
  }
}
