import type { ReactElement, ReactNode } from 'react';
import { Pressable, StyleSheet, View } from 'react-native';
import { Label } from './label.tsx';
import { space, TAP, useTheme } from './theme.ts';

export interface RowProps {
  readonly title: string;
  readonly text?: string | undefined;
  readonly before?: ReactNode;
  readonly after?: ReactNode;
  /** What a screen reader says of it; the words that are seen unless said otherwise. */
  readonly label?: string;
  readonly isStrong?: boolean;
  readonly isChosen?: boolean;
  readonly tone?: 'danger' | undefined;
  readonly onPress?: (() => void) | undefined;
}

/** One line of a list. */
export function Row(props: RowProps): ReactElement {
  const { title, text, before, after, label, isStrong = false, isChosen, tone, onPress } = props;
  const theme = useTheme();
  const content = (
    <>
      {before}
      <View style={styles.words}>
        <Label
          kind={isStrong ? 'strong' : 'body'}
          numberOfLines={1}
          {...(tone && { color: theme.danger })}
        >
          {title}
        </Label>
        {text !== undefined && (
          <Label kind="small" dimmed={!isStrong} numberOfLines={2}>
            {text}
          </Label>
        )}
      </View>
      {after}
    </>
  );
  if (!onPress) return <View style={styles.row}>{content}</View>;
  return (
    <Pressable
      accessibilityRole="button"
      accessibilityLabel={label ?? [title, text].filter(Boolean).join(', ')}
      {...(isChosen !== undefined && { accessibilityState: { selected: isChosen } })}
      onPress={onPress}
      style={({ pressed }) => [styles.row, pressed && { backgroundColor: theme.pressed }]}
    >
      {content}
    </Pressable>
  );
}

const styles = StyleSheet.create({
  row: {
    minHeight: TAP + space.l,
    flexDirection: 'row',
    alignItems: 'center',
    gap: space.m,
    paddingHorizontal: space.l,
    paddingVertical: space.s,
  },
  words: { flex: 1, gap: 2 },
});
