import type { ReactElement } from 'react';
import Svg, { Path } from 'react-native-svg';
import type { GlyphProps } from '../../src/ports/ports.ts';

export function Glyph({ paths, size, color }: GlyphProps): ReactElement {
  return (
    <Svg width={size} height={size} viewBox="0 0 24 24" fill="none" stroke={color} strokeWidth={2}>
      {paths.map((d) => (
        <Path key={d} d={d} strokeLinecap="round" strokeLinejoin="round" />
      ))}
    </Svg>
  );
}
