const { resolve } = require('node:path');
const { getDefaultConfig } = require('expo/metro-config');

const root = resolve(__dirname, '../..');
const config = getDefaultConfig(__dirname);

/** These come from the app's own packages, whoever asks for them: two of them do not work together. */
const ONE = /^(react|react-dom|react-native|scheduler)(\/|$)/;
const own = resolve(__dirname, 'package.json');

config.watchFolders = [resolve(root, 'libs'), resolve(root, 'node_modules')];
config.resolver.nodeModulesPaths = [
  resolve(__dirname, 'node_modules'),
  resolve(root, 'node_modules'),
];
config.resolver.unstable_conditionNames = ['@switchboard/source', 'react-native', 'require'];
config.resolver.unstable_conditionsByPlatform = {};
config.resolver.resolveRequest = (context, name, platform) => {
  if (!ONE.test(name)) return context.resolveRequest(context, name, platform);
  return context.resolveRequest({ ...context, originModulePath: own }, name, platform);
};

module.exports = config;
