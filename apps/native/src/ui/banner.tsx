import type { ReactElement } from 'react';
import { StyleSheet, View } from 'react-native';
import type { IconName } from './icon-paths.ts';
import { Icon } from './icon.tsx';
import { Label } from './label.tsx';
import { space, useTheme } from './theme.ts';

/** A line above the list: something is not as usual, and one can go on. */
export function Banner(props: { readonly icon: IconName; readonly text: string }): ReactElement {
  const theme = useTheme();
  return (
    <View
      accessible
      accessibilityRole="alert"
      accessibilityLiveRegion="polite"
      style={[styles.banner, { backgroundColor: theme.warningFill }]}
    >
      <Icon name={props.icon} size={18} color={theme.onWarning} />
      <Label kind="small" color={theme.onWarning} style={styles.text}>
        {props.text}
      </Label>
    </View>
  );
}

const styles = StyleSheet.create({
  banner: {
    flexDirection: 'row',
    alignItems: 'center',
    gap: space.s,
    paddingHorizontal: space.l,
    paddingVertical: space.s,
  },
  text: { flex: 1 },
});
