import type { ReactElement } from 'react';
import { Pressable, StyleSheet } from 'react-native';
import type { IconName } from './icon-paths.ts';
import { Icon } from './icon.tsx';
import { TAP, useTheme } from './theme.ts';

export interface IconButtonProps {
  readonly icon: IconName;
  /** What it does, for those who do not see the picture. */
  readonly label: string;
  readonly onPress: () => void;
  readonly color?: string;
  readonly fill?: string;
  readonly size?: number;
  readonly disabled?: boolean;
}

export function IconButton(props: IconButtonProps): ReactElement {
  const { icon, label, onPress, color, fill, size = TAP, disabled = false } = props;
  const theme = useTheme();
  const round = { width: size, height: size, borderRadius: size / 2 };
  return (
    <Pressable
      accessibilityRole="button"
      accessibilityLabel={label}
      aria-disabled={disabled}
      disabled={disabled}
      onPress={onPress}
      style={({ pressed }) => [
        styles.button,
        round,
        { backgroundColor: fill ?? (pressed ? theme.pressed : 'transparent') },
        { opacity: disabled ? 0.4 : pressed && fill ? 0.8 : 1 },
      ]}
    >
      <Icon name={icon} size={Math.round(size / 2)} color={color ?? theme.text} />
    </Pressable>
  );
}

const styles = StyleSheet.create({ button: { alignItems: 'center', justifyContent: 'center' } });
