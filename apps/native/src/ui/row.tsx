import type { ReactElement, ReactNode } from 'react';
import { Pressable, StyleSheet, View } from 'react-native';
import { Label } from './label.tsx';
import { spoken } from './spoken.ts';
import { space, TAP, useTheme } from './theme.ts';

export interface RowProps {
  readonly title: string;
  readonly text?: string | undefined;
  readonly before?: ReactNode;
  readonly after?: ReactNode;
  /** Buttons beside it: they are none of what pressing the row does. */
  readonly actions?: ReactNode;
  /** Of one that can be chosen among others. */
  readonly isChosen?: boolean;
  readonly tone?: 'danger' | undefined;
  readonly onPress?: (() => void) | undefined;
}

/** One line of a list. */
export function Row(props: RowProps): ReactElement {
  const { title, text, before, after, actions, isChosen, tone, onPress } = props;
  const theme = useTheme();
  const color = tone && { color: theme.danger };
  const content = (
    <>
      {before}
      <View style={styles.words}>
        <Label numberOfLines={1} {...color}>
          {title}
        </Label>
        {text !== undefined && (
          <Label kind="small" dimmed numberOfLines={2}>
            {text}
          </Label>
        )}
      </View>
      {after}
    </>
  );
  if (!onPress) return <View style={[styles.row, styles.alone]}>{content}</View>;
  const choice = isChosen !== undefined && { 'aria-checked': isChosen };
  return (
    <View style={styles.row}>
      <Pressable
        accessibilityRole={isChosen === undefined ? 'button' : 'checkbox'}
        {...spoken(title, text)}
        {...choice}
        onPress={onPress}
        style={({ pressed }) => [styles.press, pressed && { backgroundColor: theme.pressed }]}
      >
        {content}
      </Pressable>
      {actions}
    </View>
  );
}

const styles = StyleSheet.create({
  row: { minHeight: TAP + space.l, flexDirection: 'row', alignItems: 'center' },
  alone: { gap: space.m, paddingHorizontal: space.l, paddingVertical: space.s },
  press: {
    flex: 1,
    minHeight: TAP + space.l,
    flexDirection: 'row',
    alignItems: 'center',
    gap: space.m,
    paddingHorizontal: space.l,
    paddingVertical: space.s,
  },
  words: { flex: 1, gap: 2 },
});
