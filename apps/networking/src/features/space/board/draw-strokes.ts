import { BOARD } from './strokes';
import type { Stroke } from './strokes';

const LINE_WIDTH = 5;

/** Draws what is on the board, as wide as the context is. */
export function drawStrokes(context: CanvasRenderingContext2D, strokes: readonly Stroke[]): void {
  const { width, height } = context.canvas;
  const scale = width / BOARD.width;
  context.fillStyle = '#ffffff';
  context.fillRect(0, 0, width, height);
  context.lineCap = 'round';
  context.lineJoin = 'round';
  context.lineWidth = LINE_WIDTH * scale;
  for (const { colour, points } of strokes) drawStroke(context, colour, points, scale);
}

function drawStroke(
  context: CanvasRenderingContext2D,
  colour: string,
  points: readonly number[],
  scale: number,
): void {
  context.strokeStyle = colour;
  context.beginPath();
  for (let at = 0; at + 1 < points.length; at += 2) {
    const [x, y] = [points[at]! * scale, points[at + 1]! * scale];
    if (at === 0) context.moveTo(x, y);
    // A stroke of one point is a dot.
    context.lineTo(x, y);
  }
  context.stroke();
}
