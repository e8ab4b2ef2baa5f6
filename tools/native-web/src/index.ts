export { buildNativeWeb } from './build-native-web.ts';
export type { NativeWebBuild } from './build-native-web.ts';
