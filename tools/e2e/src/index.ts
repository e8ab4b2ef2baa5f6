export { answerProcedures } from './answer-procedures.ts';
export { expectAccessible } from './accessible.ts';
export { untilConnected, userIdOf } from './connected.ts';
export { journeys } from './journeys.ts';
export { takePicture } from './picture.ts';
export { startRobot } from './robot.ts';
export { askAs, forgetSignIn, signInAt } from './sign-in.ts';
export { root, stack } from './stack.ts';
export { test } from './test.ts';
