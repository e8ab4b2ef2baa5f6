export { APP_POLICY, readAppFile } from './app-files.ts';
export { buildNativeWeb } from './build-native-web.ts';
export type { NativeWebBuild } from './build-native-web.ts';
