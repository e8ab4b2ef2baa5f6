import { codeOf } from '@switchboard/kernel';
import { useState } from 'react';
import type { ReactElement } from 'react';
import { Platform, StyleSheet, TextInput, View } from 'react-native';
import { useApp } from '../root/app-context.ts';
import type { TextKey } from '../i18n/messages.en.ts';
import { useTexts } from '../i18n/text-context.ts';
import { usePorts } from '../ports/ports-context.ts';
import { IconButton } from '../ui/icon-button.tsx';
import { Label } from '../ui/label.tsx';
import { space, TAP, useTheme } from '../ui/theme.ts';

const TROUBLES: Readonly<Record<string, TextKey>> = {
  ...{ 'message-too-long': 'thread.tooLong', 'outbox-full': 'thread.outboxFull' },
};

/** Where one writes; what was written is kept until it is sent, whatever the network does. */
export function Composer(props: {
  readonly threadId: string;
  /** One may read here, and not write any more. */
  readonly isOver: boolean;
}): ReactElement {
  const { connection, outbox } = useApp();
  const t = useTexts();
  const theme = useTheme();
  const { bottom } = usePorts().useInsets();
  const [text, setText] = useState('');
  const [trouble, setTrouble] = useState<TextKey>();
  const edge = { borderTopColor: theme.line, paddingBottom: bottom + space.s };
  if (props.isOver) {
    return (
      <View style={[styles.bar, edge]}>
        <Label kind="small" dimmed align="center" style={styles.over}>
          {t('thread.left')}
        </Label>
      </View>
    );
  }
  const change = (next: string): void => {
    setText(next);
    setTrouble(undefined);
    if (next !== '') connection.state.get().line?.chat.typing(props.threadId);
  };
  const send = (): void => {
    const body = text.trim();
    if (body === '') return;
    try {
      outbox.write(props.threadId, body);
      setText('');
    } catch (error) {
      setTrouble(TROUBLES[codeOf(error)] ?? 'thread.tooLong');
    }
  };
  return (
    <View style={[styles.bar, edge]}>
      {trouble && (
        <Label kind="small" color={theme.danger} accessibilityRole="alert" style={styles.over}>
          {t(trouble)}
        </Label>
      )}
      <View style={styles.line}>
        <TextInput
          accessibilityLabel={t('thread.write')}
          placeholder={t('thread.write')}
          placeholderTextColor={theme.dimmed}
          value={text}
          onChangeText={change}
          onKeyPress={(event) => {
            if (!isSending(event.nativeEvent)) return;
            event.preventDefault();
            send();
          }}
          multiline
          numberOfLines={1}
          style={[styles.input, { color: theme.text, backgroundColor: theme.surface }]}
        />
        <IconButton
          icon="send"
          label={t('thread.send')}
          color={theme.onFill}
          fill={theme.fill}
          disabled={text.trim() === ''}
          onPress={send}
        />
      </View>
    </View>
  );
}

/** With a keyboard on a desk Enter sends; on a phone it begins a line, as people are used to. */
function isSending(event: {
  readonly key: string;
  readonly shiftKey?: boolean;
  readonly isComposing?: boolean;
}): boolean {
  const isDesk = Platform.OS === 'web' || Platform.OS === 'windows';
  return isDesk && event.key === 'Enter' && !event.shiftKey && !event.isComposing;
}

const styles = StyleSheet.create({
  bar: {
    borderTopWidth: StyleSheet.hairlineWidth,
    paddingHorizontal: space.m,
    paddingTop: space.s,
    gap: space.s,
  },
  line: { flexDirection: 'row', alignItems: 'flex-end', gap: space.s },
  input: {
    flex: 1,
    minHeight: TAP,
    maxHeight: 140,
    borderRadius: 24,
    paddingHorizontal: space.l,
    paddingVertical: space.m,
    fontSize: 16,
    lineHeight: 22,
  },
  over: { paddingVertical: space.s },
});
