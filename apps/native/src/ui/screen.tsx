import type { ReactElement, ReactNode } from 'react';
import { StyleSheet, View } from 'react-native';
import { usePorts } from '../ports/ports-context.ts';
import { IconButton } from './icon-button.tsx';
import { Label } from './label.tsx';
import { space, TAP, useTheme } from './theme.ts';

export interface ScreenProps {
  readonly title: string;
  readonly subtitle?: string | undefined;
  readonly back?: { readonly label: string; readonly onPress: () => void } | undefined;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

/** A screen with a bar on top: what it is, and the way back. */
export function Screen({ title, subtitle, back, actions, children }: ScreenProps): ReactElement {
  const theme = useTheme();
  const { top } = usePorts().useInsets();
  const line = { borderBottomColor: theme.line, paddingTop: top + space.xs };
  return (
    <View style={[styles.screen, { backgroundColor: theme.background }]}>
      <View style={[styles.bar, line, back ? styles.withBack : styles.withoutBack]}>
        {back && <IconButton icon="back" label={back.label} onPress={back.onPress} />}
        <View style={styles.words}>
          <Label kind={back ? 'heading' : 'title'} numberOfLines={1} accessibilityRole="header">
            {title}
          </Label>
          {subtitle !== undefined && (
            <Label kind="tiny" dimmed numberOfLines={1}>
              {subtitle}
            </Label>
          )}
        </View>
        {actions}
      </View>
      {children}
    </View>
  );
}

const styles = StyleSheet.create({
  screen: { flex: 1 },
  bar: {
    minHeight: TAP + space.s,
    flexDirection: 'row',
    alignItems: 'center',
    paddingBottom: space.xs,
    paddingRight: space.s,
    borderBottomWidth: StyleSheet.hairlineWidth,
  },
  withBack: { paddingLeft: space.xs },
  withoutBack: { paddingLeft: space.l },
  words: { flex: 1 },
});
