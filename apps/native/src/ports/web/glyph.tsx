import type { ReactElement } from 'react';
import type { GlyphProps } from '../ports.ts';

export function Glyph({ paths, size, color }: GlyphProps): ReactElement {
  return (
    <svg
      aria-hidden
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke={color}
      strokeWidth={2}
      strokeLinecap="round"
      strokeLinejoin="round"
    >
      {paths.map((d) => (
        <path key={d} d={d} />
      ))}
    </svg>
  );
}
