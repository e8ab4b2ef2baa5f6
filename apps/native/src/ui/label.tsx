import type { ReactElement, ReactNode } from 'react';
import { Text } from 'react-native';
import type { TextProps } from 'react-native';
import { useTheme } from './theme.ts';

const KINDS = {
  title: { fontSize: 22, lineHeight: 28, fontWeight: '700' },
  heading: { fontSize: 17, lineHeight: 23, fontWeight: '600' },
  body: { fontSize: 16, lineHeight: 22, fontWeight: '400' },
  strong: { fontSize: 16, lineHeight: 22, fontWeight: '600' },
  small: { fontSize: 14, lineHeight: 19, fontWeight: '400' },
  tiny: { fontSize: 12, lineHeight: 16, fontWeight: '500' },
} as const;

export interface LabelProps extends TextProps {
  readonly kind?: keyof typeof KINDS;
  readonly color?: string;
  readonly dimmed?: boolean;
  readonly align?: 'left' | 'center' | 'right';
  readonly children?: ReactNode;
}

/** Text in one of the sizes of the app; grows as the system's letters do. */
export function Label(props: LabelProps): ReactElement {
  const { kind = 'body', color, dimmed = false, align = 'left', style, ...rest } = props;
  const theme = useTheme();
  const own = { color: color ?? (dimmed ? theme.dimmed : theme.text), textAlign: align };
  const role = kind === 'title' ? ({ accessibilityRole: 'header' } as const) : {};
  return <Text {...role} {...rest} style={[KINDS[kind], own, style]} />;
}
