import type { ReactElement } from 'react';
import { Pressable, StyleSheet, View } from 'react-native';
import { TAP, useTheme } from './theme.ts';

/** On or off; the same on every system, and as high as a finger needs it. */
export function Toggle(props: {
  readonly label: string;
  readonly isOn: boolean;
  readonly onChange: (next: boolean) => void;
}): ReactElement {
  const { label, isOn, onChange } = props;
  const theme = useTheme();
  return (
    <Pressable
      accessibilityRole="switch"
      accessibilityLabel={label}
      aria-checked={isOn}
      onPress={() => onChange(!isOn)}
      style={styles.tap}
    >
      <View style={[styles.track, { backgroundColor: isOn ? theme.fill : theme.dimmed }]}>
        <View style={[styles.thumb, isOn ? styles.on : styles.off]} />
      </View>
    </Pressable>
  );
}

const styles = StyleSheet.create({
  tap: { minHeight: TAP, minWidth: TAP, alignItems: 'center', justifyContent: 'center' },
  track: { width: 50, height: 30, borderRadius: 15, padding: 3 },
  thumb: { width: 24, height: 24, borderRadius: 12, backgroundColor: '#ffffff' },
  on: { alignSelf: 'flex-end' },
  off: { alignSelf: 'flex-start' },
});
