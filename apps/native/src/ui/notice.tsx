import type { ReactElement } from 'react';
import { ActivityIndicator, StyleSheet, View } from 'react-native';
import { Button } from './button.tsx';
import type { IconName } from './icon-paths.ts';
import { Icon } from './icon.tsx';
import { Label } from './label.tsx';
import { space, useTheme } from './theme.ts';

export interface NoticeProps {
  readonly icon: IconName;
  readonly title: string;
  readonly text?: string | undefined;
  readonly action?: { readonly title: string; readonly onPress: () => void } | undefined;
}

/** A screen or list that has nothing to show, and why. */
export function Notice({ icon, title, text, action }: NoticeProps): ReactElement {
  const theme = useTheme();
  return (
    <View style={styles.notice} accessibilityLiveRegion="polite">
      <View style={[styles.circle, { backgroundColor: theme.surface }]}>
        <Icon name={icon} size={32} color={theme.dimmed} />
      </View>
      <Label kind="heading" align="center">
        {title}
      </Label>
      {text !== undefined && (
        <Label kind="small" dimmed align="center">
          {text}
        </Label>
      )}
      {action && (
        <View style={styles.action}>
          <Button kind="plain" title={action.title} onPress={action.onPress} />
        </View>
      )}
    </View>
  );
}

export function Waiting({ label }: { readonly label: string }): ReactElement {
  const theme = useTheme();
  return (
    <View style={styles.notice} accessibilityRole="progressbar" accessibilityLabel={label}>
      <ActivityIndicator color={theme.accent} size="large" />
      <Label kind="small" dimmed>
        {label}
      </Label>
    </View>
  );
}

const styles = StyleSheet.create({
  notice: {
    flexGrow: 1,
    alignItems: 'center',
    justifyContent: 'center',
    gap: space.s,
    padding: space.xxl,
    minHeight: 240,
  },
  circle: {
    width: 72,
    height: 72,
    borderRadius: 36,
    alignItems: 'center',
    justifyContent: 'center',
    marginBottom: space.s,
  },
  action: { marginTop: space.m },
});
