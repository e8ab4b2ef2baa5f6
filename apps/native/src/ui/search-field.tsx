import type { ReactElement } from 'react';
import { StyleSheet, TextInput, View } from 'react-native';
import { Icon } from './icon.tsx';
import { space, TAP, useTheme } from './theme.ts';

export function SearchField(props: {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly label: string;
}): ReactElement {
  const theme = useTheme();
  return (
    <View style={[styles.field, { backgroundColor: theme.surface }]}>
      <Icon name="search" size={20} color={theme.dimmed} />
      <TextInput
        accessibilityLabel={props.label}
        value={props.value}
        onChangeText={props.onChange}
        placeholder={props.label}
        placeholderTextColor={theme.dimmed}
        autoCapitalize="none"
        autoCorrect={false}
        maxLength={100}
        returnKeyType="search"
        style={[styles.input, { color: theme.text }]}
      />
    </View>
  );
}

const styles = StyleSheet.create({
  field: {
    flexDirection: 'row',
    alignItems: 'center',
    gap: space.s,
    marginHorizontal: space.l,
    marginVertical: space.s,
    paddingHorizontal: space.m,
    borderRadius: 14,
    minHeight: TAP,
  },
  input: { flex: 1, fontSize: 16, paddingVertical: space.m },
});
