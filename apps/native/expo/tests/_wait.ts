import { configure } from '@testing-library/react-native';

/** Far beyond what anything takes; a busy machine is slow, and a hang is found all the same. */
configure({ asyncUtilTimeout: 30_000 });
