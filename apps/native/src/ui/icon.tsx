import type { ReactElement } from 'react';
import { usePorts } from '../ports/ports-context.ts';
import { iconPaths } from './icon-paths.ts';
import type { IconName } from './icon-paths.ts';
import { useTheme } from './theme.ts';

export interface IconProps {
  readonly name: IconName;
  readonly size?: number;
  readonly color?: string;
}

/** Never alone: whatever it stands in has words for those who do not see it. */
export function Icon({ name, size = 24, color }: IconProps): ReactElement {
  const { Glyph } = usePorts();
  const theme = useTheme();
  return <Glyph paths={iconPaths[name]} size={size} color={color ?? theme.text} />;
}
