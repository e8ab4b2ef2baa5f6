import type { ReactElement } from 'react';
import { StyleSheet, View } from 'react-native';
import type { IconName } from './icon-paths.ts';
import { Icon } from './icon.tsx';
import { Label } from './label.tsx';
import { useTheme } from './theme.ts';

/** Dark enough for white letters, and told apart by people who see colours differently. */
const FILLS = ['#3b5bdb', '#0b7285', '#2b7a3d', '#9c36b5', '#b5470f', '#a61e4d', '#5f3dc4'];

/** Somebody's initials on a colour that is always theirs; the name stands beside it. */
export function Avatar(props: {
  readonly name: string;
  readonly size?: number;
  /** In place of initials, for a group. */
  readonly icon?: IconName;
}): ReactElement {
  const { name, size = 44, icon } = props;
  const theme = useTheme();
  const round = { width: size, height: size, borderRadius: size / 2 };
  const fill = FILLS[hash(name) % FILLS.length];
  return (
    <View aria-hidden style={[styles.avatar, round, { backgroundColor: fill }]}>
      {icon ? (
        <Icon name={icon} size={size / 2} color={theme.onFill} />
      ) : (
        <Label
          color={theme.onFill}
          maxFontSizeMultiplier={1}
          style={{ fontSize: size * 0.4, lineHeight: size * 0.5, fontWeight: '600' }}
        >
          {initialsOf(name)}
        </Label>
      )}
    </View>
  );
}

function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/);
  const letters = [words[0], words.length > 1 ? words.at(-1) : undefined];
  return letters.map((word) => [...(word ?? '')][0]?.toUpperCase() ?? '').join('') || '?';
}

function hash(text: string): number {
  let sum = 0;
  for (const character of text) sum = (Math.imul(sum, 31) + character.codePointAt(0)!) >>> 0;
  return sum;
}

const styles = StyleSheet.create({
  avatar: { alignItems: 'center', justifyContent: 'center', flexShrink: 0 },
});
