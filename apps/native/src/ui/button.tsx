import type { ReactElement } from 'react';
import { ActivityIndicator, Pressable, StyleSheet } from 'react-native';
import type { IconName } from './icon-paths.ts';
import { Icon } from './icon.tsx';
import { Label } from './label.tsx';
import { space, TAP, useTheme } from './theme.ts';

export interface ButtonProps {
  readonly title: string;
  readonly onPress: () => void;
  readonly icon?: IconName;
  readonly kind?: 'filled' | 'plain' | 'danger';
  readonly isBusy?: boolean;
  readonly disabled?: boolean;
}

export function Button(props: ButtonProps): ReactElement {
  const { title, onPress, icon, kind = 'filled', isBusy = false, disabled = false } = props;
  const theme = useTheme();
  const color = kind === 'plain' ? theme.accent : theme.onFill;
  const fill = { filled: theme.fill, plain: theme.surface, danger: theme.dangerFill }[kind];
  const isOff = disabled || isBusy;
  return (
    <Pressable
      accessibilityRole="button"
      accessibilityLabel={title}
      aria-disabled={isOff}
      aria-busy={isBusy}
      disabled={isOff}
      onPress={onPress}
      style={({ pressed }) => [
        styles.button,
        { backgroundColor: fill, opacity: isOff ? 0.55 : pressed ? 0.8 : 1 },
      ]}
    >
      {isBusy ? (
        <ActivityIndicator color={color} size="small" />
      ) : (
        icon && <Icon name={icon} size={20} color={color} />
      )}
      <Label kind="strong" color={color}>
        {title}
      </Label>
    </Pressable>
  );
}

const styles = StyleSheet.create({
  button: {
    minHeight: TAP,
    flexDirection: 'row',
    alignItems: 'center',
    justifyContent: 'center',
    gap: space.s,
    paddingHorizontal: space.xl,
    paddingVertical: space.m,
    borderRadius: 14,
  },
});
