/**
 * What the app may use of React Native, for the compiler where the app's own packages are not installed: the
 * whole of it is 400 MB. Everything here is there both on phones and in the web build. Where the packages are
 * installed, `check.mjs` compiles the same sources with React Native's own types.
 */
declare module 'react-native' {
  import type { ComponentType, ReactElement, ReactNode, Ref } from 'react';

  type Value = string | number | undefined;
  export interface ViewStyle {
    readonly [property: string]: Value | object;
  }
  export type TextStyle = ViewStyle;
  export type StyleProp<Style> = Style | false | undefined | readonly StyleProp<Style>[];

  export type AccessibilityRole =
    | ('alert' | 'button' | 'checkbox' | 'header' | 'image' | 'link' | 'none' | 'progressbar')
    | ('radio' | 'radiogroup' | 'search' | 'switch' | 'tab' | 'tablist' | 'text');

  interface Accessible {
    readonly accessible?: boolean;
    readonly accessibilityLabel?: string;
    readonly accessibilityHint?: string;
    readonly accessibilityRole?: AccessibilityRole;
    readonly accessibilityLiveRegion?: 'none' | 'polite' | 'assertive';
    readonly 'aria-disabled'?: boolean;
    readonly 'aria-selected'?: boolean;
    readonly 'aria-checked'?: boolean;
    readonly 'aria-busy'?: boolean;
    readonly accessibilityElementsHidden?: boolean;
    readonly importantForAccessibility?: 'auto' | 'yes' | 'no' | 'no-hide-descendants';
    readonly 'aria-hidden'?: boolean;
    readonly role?: 'main';
    readonly testID?: string;
  }

  export interface ViewProps extends Accessible {
    readonly style?: StyleProp<ViewStyle>;
    readonly children?: ReactNode;
    readonly pointerEvents?: 'auto' | 'none' | 'box-none' | 'box-only';
    readonly onLayout?: (event: {
      readonly nativeEvent: {
        readonly layout: { readonly width: number; readonly height: number };
      };
    }) => void;
  }
  export const View: ComponentType<ViewProps>;

  export interface TextProps extends Accessible {
    readonly style?: StyleProp<TextStyle>;
    readonly children?: ReactNode;
    readonly numberOfLines?: number;
    readonly selectable?: boolean;
    readonly onPress?: () => void;
    readonly maxFontSizeMultiplier?: number;
  }
  export const Text: ComponentType<TextProps>;

  export interface PressableProps extends Accessible {
    readonly style?:
      StyleProp<ViewStyle> | ((state: { readonly pressed: boolean }) => StyleProp<ViewStyle>);
    readonly children?: ReactNode;
    readonly disabled?: boolean;
    readonly hitSlop?: number;
    readonly onPress?: () => void;
    readonly onLongPress?: () => void;
  }
  export const Pressable: ComponentType<PressableProps>;

  export interface TextInputProps extends Accessible {
    readonly style?: StyleProp<TextStyle>;
    readonly value?: string;
    readonly onChangeText?: (text: string) => void;
    readonly onKeyPress?: (event: {
      /** The web build says more of a key than phones do. */
      readonly nativeEvent: {
        readonly key: string;
        readonly shiftKey?: boolean;
        readonly isComposing?: boolean;
      };
      readonly preventDefault: () => void;
    }) => void;
    readonly placeholder?: string;
    readonly placeholderTextColor?: string;
    readonly multiline?: boolean;
    readonly numberOfLines?: number;
    readonly maxLength?: number;
    readonly autoFocus?: boolean;
    readonly autoCapitalize?: 'none' | 'sentences' | 'words';
    readonly autoCorrect?: boolean;
    readonly returnKeyType?: 'done' | 'search';
  }
  export const TextInput: ComponentType<TextInputProps>;

  export interface ScrollViewProps extends ViewProps {
    readonly contentContainerStyle?: StyleProp<ViewStyle>;
    readonly keyboardShouldPersistTaps?: 'always' | 'handled' | 'never';
    readonly horizontal?: boolean;
  }
  export const ScrollView: ComponentType<ScrollViewProps>;

  export interface FlatListProps<Item> extends Omit<ScrollViewProps, 'children'> {
    readonly data: readonly Item[];
    readonly renderItem: (info: { readonly item: Item; readonly index: number }) => ReactElement;
    readonly keyExtractor: (item: Item) => string;
    readonly inverted?: boolean;
    readonly onEndReached?: () => void;
    readonly onEndReachedThreshold?: number;
    readonly ListHeaderComponent?: ReactElement | null;
    readonly ListFooterComponent?: ReactElement | null;
    readonly ListEmptyComponent?: ReactElement | null;
    readonly ItemSeparatorComponent?: ComponentType | null;
    readonly initialNumToRender?: number;
  }
  export function FlatList<Item>(props: FlatListProps<Item>): ReactElement;

  export const ActivityIndicator: ComponentType<
    Accessible & { readonly color?: string; readonly size?: 'small' | 'large' }
  >;
  export const KeyboardAvoidingView: ComponentType<
    ViewProps & {
      readonly behavior?: 'height' | 'padding' | 'position';
      readonly ref?: Ref<unknown>;
    }
  >;

  export const StyleSheet: {
    create<Styles extends Readonly<Record<string, ViewStyle>>>(styles: Styles): Styles;
    readonly hairlineWidth: number;
    readonly absoluteFill: ViewStyle;
  };
  export const Platform: { readonly OS: 'android' | 'ios' | 'web' | 'windows' | 'macos' };
  export const Vibration: {
    vibrate(pattern: number[], repeat?: boolean): void;
    cancel(): void;
  };
  export const Linking: {
    addEventListener(
      event: 'url',
      listener: (event: { readonly url: string }) => void,
    ): { readonly remove: () => void };
    getInitialURL(): Promise<string | null>;
  };
  export const AccessibilityInfo: { announceForAccessibility(text: string): void };
  export function useColorScheme(): 'light' | 'dark' | 'unspecified' | null | undefined;
  export function useWindowDimensions(): {
    readonly width: number;
    readonly height: number;
    readonly fontScale: number;
  };
}
