import type { ReactElement } from 'react';
import { StyleSheet, View } from 'react-native';
import type { IconName } from '../ui/icon-paths.ts';
import { IconButton } from '../ui/icon-button.tsx';
import { Label } from '../ui/label.tsx';
import { callTheme, space } from '../ui/theme.ts';

/** A large round button with its word below it, as calls have them. */
export function RoundAction(props: {
  readonly icon: IconName;
  readonly label: string;
  readonly onPress: () => void;
  readonly fill?: string;
  readonly isOn?: boolean;
  readonly disabled?: boolean;
  readonly size?: number;
}): ReactElement {
  const { icon, label, onPress, isOn, disabled = false, size = 68 } = props;
  const fill = props.fill ?? (isOn ? callTheme.text : callTheme.surface);
  const color = isOn ? callTheme.background : callTheme.text;
  return (
    <View style={styles.action}>
      <IconButton
        icon={icon}
        label={label}
        size={size}
        fill={fill}
        color={color}
        disabled={disabled}
        onPress={onPress}
      />
      <View aria-hidden>
        <Label kind="tiny" align="center" color={callTheme.dimmed} maxFontSizeMultiplier={1.4}>
          {label}
        </Label>
      </View>
    </View>
  );
}

const styles = StyleSheet.create({
  action: { alignItems: 'center', gap: space.s, width: 92 },
});
